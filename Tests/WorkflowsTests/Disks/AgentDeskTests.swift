import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Who is given an order, and what is known of agents that are not heard.
struct AgentDeskTests {
    @Test func aNewerPollOfTheSameAgentEndsTheOlder() async throws {
        try await DiskDesk.open { desk in
            let (office, agent) = (desk.office, desk.agent)
            let polls = office.disks.desk.orderSignal.listen()
            async let dead = Self.isReplaced {
                try await office.disks.desk.nextOrder(for: agent.id, within: .seconds(60))
            }
            // It waits: what it fires when it begins has come.
            await polls.first(within: nil)
            // The one that was started anew carries out what comes next.
            try await desk.save()
            #expect(await dead)
        }
    }

    private static func isReplaced(_ body: () async throws -> DiskOrder?) async -> Bool {
        do { _ = try await body() } catch { return error is AgentDesk.PollReplaced }
        return false
    }

    @Test func aClockThatIsOffIsKnownUntilTheAgentIsHeardOrSilent() async throws {
        try await DiskDesk.open { desk in
            let agents = desk.office.disks.desk
            agents.note(clockAhead: -900, of: desk.agent.id)
            #expect(agents.clocks == [desk.agent.id: -900])
            try await desk.agent.report()
            #expect(agents.clocks == [:])
            agents.note(clockAhead: 400, of: desk.agent.id)
            desk.office.clock.advance(30)
            let changes = desk.office.store.diskSignal.listen()
            try await agents.dropSilent()
            #expect(agents.clocks == [:])
            await changes.first(within: nil)
        }
    }
}
