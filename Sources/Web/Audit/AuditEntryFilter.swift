import Domain
import Store

/// What was asked of the log, and what is wrong with it.
struct AuditEntryFilter {
    let query: String
    let from: String
    let to: String
    let action: String
    let before: Int64?
    let rangeError: String
    let filter: AuditFilter

    init(_ fields: Fields, today: Day) {
        query = String(fields["q"].prefix(100))
        let (from, to) = (fields["from"], fields["to"])
        (self.from, self.to, action) = (from, to, fields["action"])
        before = Int64(fields["before"])
        let isOpen = from.isEmpty && to.isEmpty
        rangeError = isOpen ? "" : DateEntry.error(from: from, to: to, today: today, longest: 3660)
        let days = rangeError.isEmpty ? Day(from).flatMap { first in Day(to).flatMap { DayRange(first, $0) } } : nil
        filter = AuditFilter(days: days, action: AuditAction(rawValue: action), text: query)
    }

    /// This filter as an address's query; `before` for the page after.
    func address(_ path: String, before: Int64? = nil, days: DayRange? = nil) -> String {
        let fields: [(String, String)] = [
            ("q", query), ("from", days?.first.description ?? from), ("to", days?.last.description ?? to),
            ("action", action), ("before", before.map(String.init) ?? ""),
        ]
        let set = fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1.inQuery)" }
        return set.isEmpty ? path : path + "?" + set.joined(separator: "&")
    }
}
