import Domain
import Foundation
import Store

extension ChangesPage {
    /// What one page of the list is made of.
    struct Listed: Sendable {
        /// One more than a page where there is a next.
        let changes: [SeenChange]
        let counts: Change.Counts
        let companies: (few: [ChangedCompany], total: Int)
        let isSynced: Bool
    }

    static let pageRows = 50
    /// Beyond it the page says that there are more: counting must not grow with the library.
    static let mostCounted = 9_999

    init(_ entry: ChangeEntry, _ pick: CompanyPick, _ listed: Listed, isAlone: Bool, at now: Date) {
        let shown = listed.changes.prefix(Self.pageRows)
        let isMore = listed.changes.count > Self.pageRows
        let rest = listed.companies.total - listed.companies.few.count
        self.init(
            pick: pick, kind: entry.kind?.rawValue ?? "", from: entry.from, to: entry.to,
            rangeError: entry.rangeError,
            presets: ChangePresets.pages(Day(at: now), current: entry.days) { days in
                entry.address(kind: entry.kind, days: days)
            }, tabs: Self.tabs(entry, listed.counts), rows: shown.map { Row($0, at: now) },
            countText: "本页 \(shown.count.grouped) 条",
            firstURL: entry.after == nil ? "" : entry.address(kind: entry.kind),
            nextURL: isMore ? shown.last.map { entry.address(kind: entry.kind, after: $0.cursor) } ?? "" : "",
            companies: isAlone ? [] : listed.companies.few.map { Company($0, entry) },
            moreCompanies: rest > 0 ? "另有 \(rest.grouped) 家" : "",
            scheduleURL: "/enterprises/\(entry.enterprise)/schedule", isSynced: listed.isSynced)
    }

    private static func tabs(_ entry: ChangeEntry, _ counts: Change.Counts) -> [Tab] {
        let all = Tab(
            text: "全部", count: "", url: entry.address(kind: nil), isCurrent: entry.kind == nil,
            isZero: counts.values.allSatisfy { $0 == 0 })
        return [all]
            + Change.Kind.allCases.map { kind in
                Tab(
                    text: kind.name, count: counts.words(kind), url: entry.address(kind: kind),
                    isCurrent: kind == entry.kind, isZero: counts[kind] ?? 0 == 0)
            }
    }
}

extension ChangesPage.Row {
    fileprivate init(_ change: SeenChange, at now: Date) {
        let invoice = change.invoice
        self.init(
            seen: Moments.short(change.cursor.seenAt, at: now), kind: Chip(change.cursor.kind),
            number: invoice.number.key, url: "/invoices/\(invoice.number.key)", direction: change.direction.name,
            party: (change.direction == .issued ? invoice.buyer : invoice.seller).name,
            total: invoice.sums.total.display, fact: change.fact?.name ?? "",
            before: change.fact?.words(change.before) ?? "", after: change.fact?.words(change.after) ?? "",
            isRed: !invoice.isPositive)
    }
}

extension ChangesPage.Company {
    fileprivate init(_ company: ChangedCompany, _ entry: ChangeEntry) {
        self.init(
            name: company.enterprise.name,
            counts: Change.Kind.allCases.filter { company.counts[$0] ?? 0 > 0 }
                .map { "\($0.name) \(company.counts.words($0))" }.joined(separator: "，"),
            url: entry.address(of: company.enterprise.id, kind: entry.kind),
            isCurrent: company.enterprise.id == entry.enterprise)
    }
}

extension Change.Counts {
    /// `1,482`, `9,999+`.
    fileprivate func words(_ kind: Change.Kind) -> String {
        let count = self[kind] ?? 0
        return count > ChangesPage.mostCounted ? "\(ChangesPage.mostCounted.grouped)+" : count.grouped
    }
}
