import Domain
import Foundation
import Store

extension InvoiceListPage {
    init(
        _ entry: InvoiceEntry, _ pick: CompanyPick, shown: LibraryPage, tally: Tally, at now: Date
    ) {
        var (previous, next) = (entry.address, entry.address)
        previous.before = shown.previous
        next.after = shown.next
        self.init(
            filter: Filter(entry, pick, at: now), chips: Self.chips(entry),
            isFiltered: !entry.rangeError.isEmpty || !entry.search.isEmpty || !entry.kinds.isEmpty
                || !entry.statuses.isEmpty || !entry.deductions.isEmpty,
            rows: shown.invoices.map { Row($0, entry.direction) },
            totals: Totals(
                count: tally.count.grouped, amount: tally.sums.amount.display, tax: tally.sums.tax.display,
                total: tally.sums.total.display),
            paging: Paging(
                text: "本页 \(shown.invoices.count) 张，共 \(tally.count.grouped) 张",
                previousURL: shown.previous == nil ? "" : previous.list, nextURL: shown.next == nil ? "" : next.list),
            exportURL: entry.address.export, changesURL: "/changes?enterprise=\(entry.enterprise.id)",
            filesURL: entry.address.files,
            downloadURL: "/downloads?enterprise=\(entry.enterprise.id)")
    }

    /// What is set beyond company, direction and range, each with the list without it.
    private static func chips(_ entry: InvoiceEntry) -> [FilterChip] {
        var chips: [FilterChip] = []
        for kind in entry.kinds.sorted(by: { $0.rawValue < $1.rawValue }) {
            var address = entry.address
            address.query.kinds.remove(kind)
            chips.append(FilterChip(text: kind.name, removalURL: address.list))
        }
        for status in InvoiceStatus.allCases where entry.statuses.contains(status) {
            var address = entry.address
            address.query.statuses.remove(status)
            chips.append(FilterChip(text: status.name, removalURL: address.list))
        }
        for deduction in DeductionStatus.allCases where entry.deductions.contains(deduction) {
            var address = entry.address
            address.query.deductions.remove(deduction)
            chips.append(FilterChip(text: deduction.name, removalURL: address.list))
        }
        if !entry.search.isEmpty {
            var address = entry.address
            address.search = ""
            chips.append(FilterChip(text: "包含“\(entry.search)”", removalURL: address.list))
        }
        return chips
    }
}

extension InvoiceListPage.Filter {
    fileprivate init(_ entry: InvoiceEntry, _ pick: CompanyPick, at now: Date) {
        self.init(
            pick: pick,
            directions: Direction.allCases.map { Choice($0.rawValue, $0.name, isSelected: $0 == entry.direction) },
            kinds: [Choice("", "全部票种", isSelected: entry.kinds.isEmpty)]
                + InvoiceKind.allCases.map { Choice($0.rawValue, $0.name, isSelected: entry.kinds.contains($0)) },
            statuses: [Choice("", "全部状态", isSelected: entry.statuses.isEmpty)]
                + InvoiceStatus.allCases.map { Choice($0.rawValue, $0.name, isSelected: entry.statuses.contains($0)) },
            deductions: [Choice("", "全部", isSelected: entry.deductions.isEmpty)]
                + DeductionStatus.allCases.map {
                    Choice($0.rawValue, $0.name, isSelected: entry.deductions.contains($0))
                },
            from: entry.from, to: entry.to, rangeError: entry.rangeError,
            presets: Presets.pages(Day(at: now)) { days in
                var address = entry.address
                address.query.days = days
                return address.list
            }, query: entry.search)
    }
}

extension InvoiceListPage.Row {
    fileprivate init(_ invoice: Invoice, _ direction: Direction) {
        self.init(
            number: invoice.number.key, url: "/invoices/\(invoice.number.key)",
            date: String(China.timestamp(invoice.issuedAt).prefix(10)), kind: invoice.kind.name,
            party: (direction == .issued ? invoice.buyer : invoice.seller).name,
            amount: invoice.sums.amount.display, tax: invoice.sums.tax.display, total: invoice.sums.total.display,
            status: Chip(invoice.status), isRed: !invoice.isPositive)
    }
}

extension LibraryCursor {
    /// `1763798400000-1482`.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let milliseconds = Int64(parts[0]), let id = Int64(parts[1]) else { return nil }
        self.init(issuedAt: Date(timeIntervalSince1970: Double(milliseconds) / 1000), id: id)
    }

    var text: String { "\(Int64((issuedAt.timeIntervalSince1970 * 1000).rounded()))-\(id)" }
}
