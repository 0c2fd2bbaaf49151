import Domain
import Foundation
import Jobs
import Store
import Testing
import Workflows

/// A download that a test follows, with a runner that carries it out.
struct Errand: Sendable {
    let office: Office
    let enterprise: Enterprise
    let query: InvoiceQuery
    let id: Download.ID

    /// 取得发票 of October 2026: 1050 invoices of the larger company, more than the bureau gives at once.
    static var october: InvoiceQuery {
        get throws { try query(.received, "2026-10-01", "2026-10-31") }
    }

    static func query(_ direction: Direction, _ first: String, _ last: String) throws -> InvoiceQuery {
        let first = try #require(Day(first))
        let last = try #require(Day(last))
        return InvoiceQuery(direction: direction, days: try #require(DayRange(first, last)))
    }

    /// Begins `query` with the company's default account and runs jobs until `body` is done.
    static func run(
        _ query: InvoiceQuery, of enterprise: Enterprise, for clerk: Clerk,
        _ body: @escaping @Sendable (Errand) async throws -> Void
    ) async throws {
        let id = try await clerk.office.downloads.begin(DownloadRequest(query), of: enterprise.id, for: clerk.user.id)
            .id
        try await Errand(office: clerk.office, enterprise: enterprise, query: query, id: id).whileJobsRun(body)
    }

    /// Runs jobs until `body` is done; the runner has ended when this returns.
    ///
    /// - Parameter holdsFiles: files are not fetched, but in ten minutes.
    func whileJobsRun(
        boot: String = "boot", workers: Int = 4, holdsFiles: Bool = false,
        _ body: @escaping @Sendable (Errand) async throws -> Void
    ) async throws {
        // Signing in has asked for people's pictures, which no download needs.
        let unwanted = [SendingJob.introduction, SendingJob.push].map { JobBody(kind: $0) { _, _ in .completed } }
        let held = JobBody(kind: FileJob.window) { _, _ in .again(after: .seconds(600), isAttempt: false) }
        let files = holdsFiles ? [held] : office.files.jobBodies + [office.examinations.jobBody]
        let runner = JobRunner(
            store: office.store, boot: boot,
            bodies: office.downloads.jobBodies + files + [office.verifications.jobBody] + unwanted,
            workers: workers, logger: .silent, now: { office.clock.now })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await runner.run() }
            try await body(self)
            group.cancelAll()
        }
    }

    /// The download as soon as `isReached` holds, which the store's signal tells; a minute is the limit.
    @discardableResult
    func wait(
        until isReached: @escaping @Sendable (DownloadRow) -> Bool, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> DownloadRow {
        let end = ContinuousClock.now + .seconds(60)
        while true {
            // Listens before it reads: what changes in between is not missed.
            let change = office.store.progressSignal.listen()
            let row = try await row
            if isReached(row) { return row }
            try #require(
                ContinuousClock.now < end && !row.state.isOver,
                "stays \(row.state), \(row.stored) of \(row.expected ?? -1)",
                sourceLocation: sourceLocation)
            await change.first(within: end - ContinuousClock.now)
        }
    }

    func wait(for state: Download.State, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await wait(until: { $0.state == state }, sourceLocation: sourceLocation)
    }

    var row: DownloadRow {
        get async throws {
            try #require(try await office.store.download(id, in: [enterprise.id]))
        }
    }

    /// The library has what the bureau has, number by number and sum by sum, nothing twice.
    func expectTruth(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let truth = try await Truth(
            of: enterprise.taxNumber.description, query.direction.rawValue, from: query.days.first.description,
            to: query.days.last.description, kinds: query.kinds.map(\.rawValue), in: office.world)
        let filter = LibraryFilter(enterprise: enterprise.id, query: query)
        let numbers = try await office.store.walkInvoices(matching: filter) { next in
            var numbers: [String] = []
            while let invoice = try next() { numbers.append(invoice.invoice.number.key) }
            return numbers.sorted()
        }
        let tally = try await office.store.tally(matching: filter)
        #expect(numbers == truth.numbers && numbers.count == truth.count, sourceLocation: sourceLocation)
        #expect(
            [tally.sums.amount, tally.sums.tax, tally.sums.total].map(\.yuan) == truth.sums,
            sourceLocation: sourceLocation)
        #expect(Set(numbers).count == numbers.count, sourceLocation: sourceLocation)
    }
}
