import Domain
import Foundation
import GRDB
import Jobs
import ServiceLifecycleTestKit
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct JobSettlingTests {
    /// A disk that is full, or a backup that locks the file, must not leave a job that nobody works on.
    @Test func isRepeatedUntilTheDatabaseTakesIt() async throws {
        let workshop = try await Workshop()
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let foreign = try DatabaseQueue(path: workshop.folder + "/steward.sqlite", configuration: configuration)
        try await workshop.add()
        let runner = workshop.runner(workers: 1) { _, _ in
            try await foreign.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            return .completed
        }
        try await testGracefulShutdown { trigger in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await runner.run() }
                // The store waits five seconds for a lock and gives up; only then is it free again.
                await #expect(throws: DatabaseError.self) { try await workshop.untilAWriteIsRefused() }
                try await foreign.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                try await workshop.untilIdle()
                trigger.triggerGracefulShutdown()
                try await group.waitForAll()
            }
        }
        #expect(try await workshop.states() == ["completed"])
    }
}

extension Workshop {
    /// Writes until the store itself says that it cannot.
    fileprivate func untilAWriteIsRefused() async throws {
        while true { try await store.write { try $0.execute(sql: "UPDATE users SET nickname = nickname") } }
    }
}
