import Domain
import Gateways
import Jobs
import Store

/// One window: counted, then cut or fetched page by page, then compared.
struct WindowStep {
    let downloads: Downloads
    let session: BureauAccess
    let download: DownloadRow
    let window: WindowRow
    let draining: Draining

    /// How often a window is read, because it did not come to what the bureau counts.
    private static let mostRounds = 5

    var store: Store { downloads.store }
    var query: InvoiceQuery { window.query }

    func advance() async throws -> Outcome {
        guard window.state == .open else { return .completed }
        guard let counted = window.bureau else { return try await count() }
        if query.days.months.count > 1 { return try await split(into: query.months) }
        if downloads.readings.isAboveCap(counted.count), let parts = query.parts { return try await split(into: parts) }
        do { return try await fetch(counted) } catch BureauError.tooManyRows(let count, let cap) {
            downloads.readings.learn(cap: cap)
            guard let parts = query.parts else { throw BureauError.tooManyRows(count: count, cap: cap) }
            return try await split(into: parts)
        }
    }

    /// The count decides what follows. A window that was compared before and whose count still equals the library's
    /// needs no fetch.
    private func count() async throws -> Outcome {
        let tally = try await downloads.bureau.count(query, session: session)
        try await store.count(window, as: tally, at: downloads.now())
        if tally.count == 0 || window.rounds > 0, try await own == tally { return try await conclude(tally) }
        guard let (download, counted) = try await store.window(window.id), !draining.hasBegun else {
            return .again(after: .zero, isAttempt: false)
        }
        return try await WindowStep(
            downloads: downloads, session: session, download: download, window: counted, draining: draining
        ).advance()
    }

    private func split(into queries: [InvoiceQuery]) async throws -> Outcome {
        try await store.split(window, into: queries, at: downloads.now())
        return .completed
    }

    private func fetch(_ counted: Tally) async throws -> Outcome {
        var number = window.nextPage
        let begun = number == 1 ? nil : downloads.readings[window.id]
        var round = begun ?? Round(total: counted.count)
        while round.has(page: number) {
            guard !draining.hasBegun else { return .again(after: .zero, isAttempt: false) }
            let page = try await downloads.bureau.page(number, of: query, session: session)
            let findings = round.take(page, number, of: query)
            let notes = findings.map { WindowNote($0.kind, number: $0.number, at: downloads.now()) }
            // A row from outside the query would make the library hold what nobody asked for.
            if findings.contains(where: { $0.kind == .outOfRange }) { return try await readAnew(noting: notes) }
            try await store.keep(
                page.invoices, page: number, of: window, in: download, noting: notes, at: downloads.now())
            downloads.readings[window.id] = round
            number += 1
            // There is no more, whatever the count says.
            if page.invoices.isEmpty { break }
        }
        return try await compare(round, counted)
    }

    /// The newest count against the library: odd pages do not matter where all figures are equal in the end.
    private func compare(_ round: Round, _ counted: Tally) async throws -> Outcome {
        let tally = try await downloads.bureau.count(query, session: session)
        if try await own == tally { return try await conclude(tally) }
        // Where rows come while one reads, smaller windows stand still for long enough.
        let moves = round.hasMoved || tally.count != counted.count
        if moves, window.rounds > 0, round.has(page: 2), let parts = query.parts { return try await split(into: parts) }
        return try await readAnew()
    }

    private func readAnew(noting notes: [WindowNote] = []) async throws -> Outcome {
        guard window.rounds + 1 < Self.mostRounds else { return try await name(noting: notes) }
        let tally = try await downloads.bureau.count(query, session: session)
        try await store.restart(window, counted: tally, noting: notes, at: downloads.now())
        return .again(after: .milliseconds(200), isAttempt: false)
    }

    private func name(noting notes: [WindowNote]) async throws -> Outcome {
        let naming = try await Naming(step: self).names()
        let tally = try await downloads.bureau.count(query, session: session)
        return try await conclude(tally, noting: notes + naming.notes(counted: tally, at: downloads.now()))
    }

    private var own: Tally {
        get async throws {
            try await store.tally(matching: LibraryFilter(enterprise: download.enterprise, query: query))
        }
    }

    private func conclude(_ tally: Tally, noting notes: [WindowNote] = []) async throws -> Outcome {
        try await store.conclude(window, in: download, counted: tally, noting: notes, at: downloads.now())
        return .completed
    }
}
