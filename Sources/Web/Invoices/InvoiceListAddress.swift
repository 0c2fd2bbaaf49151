import Domain
import Foundation

/// The address of the library with a filter: its state lives in the URL.
struct InvoiceListAddress {
    var enterprise: Enterprise.ID
    var query: InvoiceQuery
    var search = ""
    var after = ""

    var list: String { "/invoices?\(parameters)\(after.isEmpty ? "" : "&after=\(after)")" }
    var export: String { "/invoices.xlsx?\(parameters)" }

    private var parameters: String {
        var parts = [
            "enterprise=\(enterprise)", "direction=\(query.direction.rawValue)", "from=\(query.days.first)",
            "to=\(query.days.last)",
        ]
        parts += query.kinds.map(\.rawValue).sorted().map { "kind=\($0)" }
        parts += query.statuses.map(\.rawValue).sorted().map { "status=\($0)" }
        if !search.isEmpty { parts.append("q=\(search.inQuery)") }
        return parts.joined(separator: "&")
    }
}

extension String {
    /// Percent-encoded as a value in a query.
    var inQuery: String {
        addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: "-._~").union(.alphanumerics)) ?? ""
    }
}
