import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// 文件校验 finds what the disk lost.
struct FileExaminationTests {
    @Test(arguments: [
        ("2026-11-22 02:59:59", "2026-11-22 03:00:00"), ("2026-11-22 03:00:00", "2026-11-23 03:00:00"),
        ("2026-11-22 23:59:59", "2026-11-23 03:00:00"),
    ])
    func isDueAtThreeInTheMorning(_ now: String, _ next: String) throws {
        let now = try #require(China.instant(now))
        #expect(China.timestamp(FileExaminations.nextNight(after: now)) == next)
    }

    /// The newest report, once `isReached` holds; a minute is the limit.
    private static func report(
        in office: Office, until isReached: (FileExamination) -> Bool
    ) async throws -> FileExamination {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let change = office.store.jobSignal.listen()
            if let report = try await office.store.lastExamination(), isReached(report) { return report }
            try #require(ContinuousClock.now < end)
            await change.first(within: end - .now)
        }
    }

    @Test func whatTheDiskLostIsFoundAndMended() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(#"{"requestsPerSecond":1000}"#)
            let query = try Errand.query(.received, "2026-10-30", "2026-10-30")
            try await Errand.run(query, files: [.pdf], of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                let before = try await errand.waitForFiles { $0.remaining == 0 }
                let kept = try await errand.library.filter { $0.files[.pdf] != nil }
                let paths = try kept.map { office.path(of: try #require($0.files[.pdf])) }
                try #require(paths.count > 3)
                var bytes = try Data(contentsOf: paths[1])
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: paths[1])
                try FileManager.default.removeItem(at: paths[2])
                // It is there and cannot be read; the others after it are examined all the same.
                try FileManager.default.removeItem(at: paths[0])
                try FileManager.default.createDirectory(at: paths[0], withIntermediateDirectories: false)

                try await office.store.addExamination(first: office.clock.now)
                let report = try await Self.report(in: office) { $0.endedAt != nil }
                #expect(report.examined == before.here && report.missing == 1 && report.altered == 1)
                #expect(report.unreadable == 1)
                let damaged = try await office.store.damagedFiles(in: clerk.scope, limit: 9)
                #expect(Set(damaged.files.map(\.trouble)) == [.altered, .missing, .unreadable])
                #expect(damaged.count == 3)
                #expect(Set(damaged.files.map(\.invoice)) == Set(kept.prefix(3).map(\.invoice.number.key)))
                #expect(try await errand.files.damaged == 3)

                #expect(try await office.store.mendFiles(in: clerk.scope, at: office.clock.now) == 3)
                try await Self.untilMended(clerk)
                try await errand.expectWholeFiles()
                #expect(try await errand.files == before)
                // The next night finds nothing.
                office.clock.advance(86_400)
                office.store.jobSignal.fire()
                let next = try await Self.report(in: office) { $0.endedAt != nil && $0.id != report.id }
                #expect(next.missing + next.altered + next.unreadable == 0 && next.examined == report.examined)
            }
        }
    }

    @Test func oneThatFailedUnderWayIsToldAndGoesOnAtTheNextStart() async throws {
        try await Office.open { office in
            let (store, now) = (office.store, office.clock.now)
            try await office.examinations.schedule()
            #expect(try await store.claimJob(for: "boot", at: now) == nil, "the first is at night")
            let begun = try await store.examination(at: now)
            let job = try #require(try await store.claimJob(for: "boot", at: now.addingTimeInterval(86_400)))
            #expect(try await store.isExaminationDue())
            try await store.settle(job, as: .failed(.notPermitted), error: nil, at: now)
            #expect(try await !store.isExaminationDue())
            try await office.examinations.schedule()
            #expect(try await store.isExaminationDue())
            #expect(try await store.claimJob(for: "boot", at: office.clock.now)?.kind == FileJob.examination)
            #expect(try await store.examination(at: now).id == begun.id)
        }
    }

    private static func untilMended(_ clerk: Clerk) async throws {
        let store = clerk.office.store
        let end = ContinuousClock.now + .seconds(60)
        while true {
            // Each job that is settled fires it.
            let change = store.jobSignal.listen()
            let account = try #require(
                try await store.defaultAccounts(of: clerk.enterprise(DemoGroup.xinghe).id).receive)
            if try await store.nextFileTry(mendedBy: account) == nil { return }
            try #require(ContinuousClock.now < end)
            await change.first(within: end - .now)
        }
    }
}

extension Office {
    /// Where the file of a hash is.
    func path(of hash: String) -> URL {
        folder.appending(path: "files/\(hash.prefix(2))/\(hash.dropFirst(2))")
    }
}
