import Domain
import Gateways
import Jobs
import Store

/// One window: counted, then cut or fetched page by page, then compared.
struct WindowStep {
    private let downloads: Downloads
    private let session: BureauAccess
    private let download: DownloadRow
    private let window: WindowRow
    private let draining: Draining

    /// How often a window is read again because the bureau's totals moved meanwhile.
    private static let mostRounds = 5

    init(
        _ downloads: Downloads, _ session: BureauAccess, _ download: DownloadRow, _ window: WindowRow,
        _ draining: Draining
    ) {
        self.downloads = downloads
        self.session = session
        self.download = download
        self.window = window
        self.draining = draining
    }

    private var store: Store { downloads.store }
    private var query: InvoiceQuery { window.query }

    func advance() async throws -> Outcome {
        guard window.state == .open else { return .completed }
        guard let counted = window.bureau else { return try await count() }
        if query.days.months.count > 1 { return try await split(into: query.months) }
        do { return try await fetch(counted) } catch BureauError.tooManyRows(let count, let cap) {
            guard let parts = query.parts else { throw BureauError.tooManyRows(count: count, cap: cap) }
            return try await split(into: parts)
        }
    }

    /// The count decides what follows. A window that was compared before and whose count still equals the library's
    /// needs no fetch.
    private func count() async throws -> Outcome {
        let tally = try await downloads.bureau.count(query, session: session)
        try await store.count(window, as: tally, at: downloads.now())
        let own = try await store.tally(matching: LibraryFilter(enterprise: download.enterprise, query: query))
        if tally.count == 0 || (window.rounds > 0 && own == tally) {
            return try await conclude(tally)
        }
        return .again(after: .zero, isAttempt: false)
    }

    private func split(into queries: [InvoiceQuery]) async throws -> Outcome {
        try await store.split(window, into: queries, at: downloads.now())
        return .completed
    }

    private func fetch(_ counted: Tally) async throws -> Outcome {
        var number = window.nextPage
        while (number - 1) * TaxBureau.pageRows < counted.count {
            guard !draining.hasBegun else { return .again(after: .zero, isAttempt: false) }
            let page = try await downloads.bureau.page(number, of: query, session: session)
            guard page.count == counted.count, page.invoices.allSatisfy(isAskedFor) else { return try await again() }
            try await store.keep(page.invoices, page: number, of: window, in: download, at: downloads.now())
            number += 1
        }
        return try await compare()
    }

    /// A row from outside the query would make the library hold what nobody asked for.
    private func isAskedFor(_ invoice: Invoice) -> Bool {
        query.days.contains(Day(at: invoice.issuedAt))
            && (query.kinds.isEmpty || query.kinds.contains(invoice.kind))
            && (query.statuses.isEmpty || query.statuses.contains(invoice.status))
    }

    /// The newest count against the library. Unequal may only mean that the bureau moved: read it again.
    private func compare() async throws -> Outcome {
        let tally = try await downloads.bureau.count(query, session: session)
        let own = try await store.tally(matching: LibraryFilter(enterprise: download.enterprise, query: query))
        if own != tally, window.rounds + 1 < Self.mostRounds {
            try await store.restart(window, counted: tally, at: downloads.now())
            return .again(after: .seconds(1), isAttempt: false)
        }
        return try await conclude(tally)
    }

    private func again() async throws -> Outcome {
        guard window.rounds + 1 < Self.mostRounds else {
            return try await conclude(try await downloads.bureau.count(query, session: session))
        }
        let tally = try await downloads.bureau.count(query, session: session)
        try await store.restart(window, counted: tally, at: downloads.now())
        return .again(after: .milliseconds(200), isAttempt: false)
    }

    private func conclude(_ tally: Tally) async throws -> Outcome {
        _ = try await store.conclude(window, in: download, counted: tally, at: downloads.now())
        return .completed
    }
}
