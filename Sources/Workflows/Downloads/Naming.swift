import Domain
import Foundation
import Gateways
import Store

/// Why a window differs, by the numbers of its invoices: one more reading, whose numbers are held against the library's.
struct Naming {
    /// What came of it.
    struct Names {
        /// Here, and not at the bureau.
        let extra: Set<String>
        /// How many the pages gave.
        let given: Int

        func notes(counted tally: Tally, at now: Date) -> [WindowNote] {
            let extra = extra.sorted().map { WindowNote(.extra, number: $0, at: now) }
            return extra + (given < tally.count ? [WindowNote(.unseen, at: now)] : [])
        }
    }

    let step: WindowStep

    func names() async throws -> Names {
        var round = Round(total: 0)
        var isClean = true
        try await pages(of: step.query) { page, number in
            if number == 1 { round = Round(total: page.count) }
            let findings = round.take(page, number, of: step.query)
            if !findings.isEmpty { isClean = false }
            try await keep(page.invoices.filter(step.query.includes))
        }
        // Pages that contradict themselves say nothing of what the bureau does not have.
        guard isClean else { return Names(extra: [], given: round.numbers.count) }
        var extra = try await own.subtracting(round.numbers)
        if !extra.isEmpty, let wider = step.query.ofAnyStatus {
            // They may only have changed their status, so that another window has them.
            let wanted = extra
            try await read(wider) { page, _ in
                try await keep(page.invoices.filter { wanted.contains($0.number.key) })
            }
            extra = try await own.subtracting(round.numbers)
        }
        return Names(extra: extra, given: round.numbers.count)
    }

    private var own: Set<String> {
        get async throws {
            try await step.store.keys(
                matching: LibraryFilter(enterprise: step.download.enterprise, query: step.query))
        }
    }

    private func keep(_ invoices: [Invoice]) async throws {
        guard !invoices.isEmpty else { return }
        try await step.store.update(
            invoices, of: step.window, in: step.download, at: step.downloads.now())
    }

    private typealias Body = (_ page: BureauPage, _ number: Int) async throws -> Void

    private func pages(of query: InvoiceQuery, _ body: Body) async throws {
        var number = 1
        while true {
            let page = try await step.downloads.bureau.page(number, of: query, session: step.session)
            try await body(page, number)
            guard number * TaxBureau.pageRows < page.count, !page.invoices.isEmpty else { return }
            number += 1
        }
    }

    /// All pages of the query, cut where it is above the cap.
    private func read(_ query: InvoiceQuery, _ body: Body) async throws {
        do { try await pages(of: query, body) } catch let BureauError.tooManyRows(count, cap) {
            guard let parts = query.parts else { throw BureauError.tooManyRows(count: count, cap: cap) }
            for part in parts { try await read(part, body) }
        }
    }
}
