import Testing

@testable import Simulator

extension JSONValue {
    /// The key of an invoice of a page.
    var key: String { self["digitalNumber"]?.text ?? (self["code"]?.text ?? "") + (self["number"]?.text ?? "") }
}

extension Outside {
    /// - Parameter more: further query parameters, each begun with `&`.
    func truth(
        _ creditCode: String, _ direction: String, _ from: String, _ to: String, _ more: String = ""
    ) async throws -> Answer {
        try await get("/control/truth?creditCode=\(creditCode)&direction=\(direction)&from=\(from)&to=\(to)\(more)")
    }

    /// All pages of a query.
    func allRows(_ query: JSONValue, _ token: String) async throws -> [JSONValue] {
        var rows: [JSONValue] = []
        for number in 1... {
            let answer = try await page(query, token, page: number)
            rows += try #require(answer["invoices"]).array
            if rows.count >= answer["count"]?.int ?? 0 { break }
        }
        return rows
    }
}
