import Domain
import Foundation
import Jobs
import Store
import Testing
import Workflows

/// A company that is synced every day, followed over days.
struct Routine: Sendable {
    let clerk: Clerk
    let enterprise: Enterprise

    var office: Office { clerk.office }

    /// - Parameter knobs: of the bureau, from the first day on.
    static func open(
        _ schedule: Schedule = received, knobs: String, _ body: @escaping @Sendable (Routine) async throws -> Void
    ) async throws {
        try await Office.open(Office.Plan(requestsPerSecond: 1000, asks: .always)) { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(knobs)
            try await office.store.setSchedule(
                schedule, of: enterprise.id, version: 0, recording: .setting, at: office.clock.now)
            try await body(Routine(clerk: clerk, enterprise: enterprise))
        }
    }

    /// 取得发票 at two in the morning, ten days back.
    static var received: Schedule {
        var schedule = Schedule.standard
        schedule.directions = [.received]
        return schedule
    }

    /// To the instant of the next run; the account's person logs in again, as somebody would have by then.
    func passToNextRun() async throws {
        let row = try #require(try await office.store.schedule(of: enterprise.id))
        office.clock.advance(max(0, row.nextRunAt.timeIntervalSince(office.clock.now)) + 1)
        _ = try await clerk.logIn(.wang, of: enterprise)
        office.store.jobSignal.fire()
    }

    /// The download of the newest run, once it is over and was begun after `former`; a minute is the limit.
    func nextSync(
        after former: Download.ID? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> DownloadRow {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let change = office.store.progressSignal.listen()
            let row = try await office.store.lastSyncs(of: enterprise.id).last
            if let row, row.id != former, row.state.isOver { return row }
            try #require(ContinuousClock.now < end, "\(String(describing: row?.state))", sourceLocation: sourceLocation)
            await change.first(within: end - .now)
        }
    }

    func whileJobsRun(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let unwanted = [SendingJob.introduction, SendingJob.push].map { JobBody(kind: $0) { _, _ in .completed } }
        let (store, clock) = (office.store, office.clock)
        let runner = JobRunner(
            store: store, boot: UUID().uuidString,
            bodies: office.downloads.jobBodies + [office.syncs.jobBody, office.verifications.jobBody] + unwanted,
            workers: 8, logger: .silent, now: { clock.now })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            try await body()
            group.cancelAll()
        }
    }

    func errand(of row: DownloadRow) -> Errand {
        Errand(office: office, enterprise: enterprise, query: row.query, id: row.id)
    }

    func changes(_ kind: Change.Kind? = nil, since from: Date) async throws -> [SeenChange] {
        let filter = ChangeFilter(
            enterprise: enterprise.id, kind: kind, from: from, to: office.clock.now.addingTimeInterval(1))
        return try await office.store.changes(matching: filter, limit: 10_000)
    }
}

extension Deed {
    static let setting = Deed(
        .scheduleSet, user: nil, person: "王敏", subject: "", address: "本机", browser: "")
}
