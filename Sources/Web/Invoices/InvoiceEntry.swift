import Domain
import Foundation
import Store

/// The library's filter as it stands in the URL.
struct InvoiceEntry {
    let enterprise: Enterprise
    let direction: Direction
    let from: String
    let to: String
    let kinds: Set<InvoiceKind>
    let statuses: Set<InvoiceStatus>
    let deductions: Set<DeductionStatus>
    let search: String
    let rangeError: String
    /// What to ask; while the range is wrong, the default range.
    let filter: LibraryFilter

    init(_ fields: Fields, enterprise: Enterprise, today: Day) {
        self.enterprise = enterprise
        direction = Direction(rawValue: fields["direction"]) ?? .received
        let standard = Presets.year(today)
        from = fields["from"].isEmpty ? standard.first.description : fields["from"]
        to = fields["to"].isEmpty ? today.description : fields["to"]
        kinds = Set(fields.all("kind").compactMap(InvoiceKind.init(rawValue:)))
        statuses = Set(fields.all("status").compactMap(InvoiceStatus.init(rawValue:)))
        deductions = Set(fields.all("deduction").compactMap(DeductionStatus.init(rawValue:)))
        search = fields["q"]
        rangeError = DateEntry.error(from: from, to: to, today: today, longest: 36_600)
        var days = standard
        if rangeError.isEmpty, let first = Day(from), let last = Day(to) { days = DayRange(first, last) ?? standard }
        filter = LibraryFilter(
            enterprise: enterprise.id,
            query: InvoiceQuery(
                direction: direction, days: days, kinds: kinds, statuses: statuses, deductions: deductions),
            search: search)
    }

    var address: InvoiceListAddress {
        InvoiceListAddress(enterprise: enterprise.id, query: filter.query, search: search)
    }
}
