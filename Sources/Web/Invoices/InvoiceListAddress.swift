import Domain
import Foundation
import Store

/// The address of the library with a filter: its state lives in the URL.
struct InvoiceListAddress {
    var enterprise: Enterprise.ID
    var query: InvoiceQuery
    var search = ""
    /// Which page: after or before an invoice.
    var after: LibraryCursor?
    var before: LibraryCursor?

    var list: String {
        let page = after.map { "&after=\($0.text)" } ?? before.map { "&before=\($0.text)" } ?? ""
        return "/invoices?\(parameters)\(page)"
    }
    var export: String { "/invoices.xlsx?\(parameters)" }
    var files: String { "/invoices.zip?\(parameters)" }

    /// With a range as somebody typed it, right or wrong.
    func list(from: String, to: String) -> String { "/invoices?\(parameters(from: from, to: to))" }

    private var parameters: String {
        parameters(from: query.days.first.description, to: query.days.last.description)
    }

    private func parameters(from: String, to: String) -> String {
        var parts = [
            "enterprise=\(enterprise)", "direction=\(query.direction.rawValue)", "from=\(from.inQuery)",
            "to=\(to.inQuery)",
        ]
        parts += query.kinds.map(\.rawValue).sorted().map { "kind=\($0)" }
        parts += query.statuses.map(\.rawValue).sorted().map { "status=\($0)" }
        parts += query.deductions.map(\.rawValue).sorted().map { "deduction=\($0)" }
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
