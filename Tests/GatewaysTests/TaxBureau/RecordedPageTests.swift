import Domain
import Foundation
import Testing

@testable import Gateways

/// Recorded pages and counts read into exactly what their files say.
struct RecordedPageTests {
    @Test func aPageIsItsFile() async throws {
        let recorded = try Recorded("page.json")
        let server = StubServer(try recorded.answer())
        try await server.run { base in
            let page = try await TaxBureau(at: base).page(2, of: try .october, session: .with("t"))
            let rows = try #require(try recorded.json["invoices"] as? [[String: Any]])
            #expect(page.count == (try recorded.json["count"] as? Int))
            #expect(page.invoices.count == rows.count && rows.count == 8)
            for (invoice, row) in zip(page.invoices, rows) { try expect(invoice, isLike: row) }
            #expect(
                page.invoices.contains { $0.sums.total < .zero } && page.invoices.contains { $0.number.code != nil })
        }
    }

    @Test func aCountIsItsFile() async throws {
        let recorded = try Recorded("count.json")
        try await StubServer(try recorded.answer()).run { base in
            let tally = try await TaxBureau(at: base).count(try .october, session: .with("t"))
            let file = try recorded.json
            #expect(tally.count == file["count"] as? Int)
            #expect(tally.sums.amount.rawValue == (try fen(file["amount"])))
            #expect(tally.sums.tax.rawValue == (try fen(file["tax"])))
            #expect(tally.sums.total.rawValue == (try fen(file["total"])))
        }
    }

    private func expect(_ invoice: Invoice, isLike row: [String: Any]) throws {
        let key = try row["digitalNumber"] as? String ?? text(row, "code") + text(row, "number")
        #expect(invoice.number.key == key)
        #expect(invoice.kind.rawValue == (try text(row, "kind")))
        #expect(invoice.status.rawValue == (try text(row, "status")))
        #expect(invoice.deduction.rawValue == (try text(row, "deduction")))
        #expect(invoice.source.rawValue == (try text(row, "source")))
        #expect(invoice.risk.rawValue == (try text(row, "risk")))
        #expect(invoice.issuedAt == (try instant(text(row, "issuedAt"))))
        #expect(invoice.seller == Party(name: try text(row, "sellerName"), taxNumber: try text(row, "sellerTaxNumber")))
        #expect(invoice.buyer == Party(name: try text(row, "buyerName"), taxNumber: try text(row, "buyerTaxNumber")))
        #expect(invoice.sums.amount.rawValue == (try fen(row["amount"])))
        #expect(invoice.sums.tax.rawValue == (try fen(row["tax"])))
        #expect(invoice.sums.total.rawValue == (try fen(row["total"])))
        #expect(invoice.isPositive == row["positive"] as? Bool)
        #expect(invoice.drawer == (try text(row, "drawer")))
        #expect(invoice.remark == (try text(row, "remark")))
    }

    private func text(_ row: [String: Any], _ name: String) throws -> String { try #require(row[name] as? String) }

    /// The files have two decimals always, so that the digits are the fen.
    private func fen(_ value: Any?) throws -> Int64 {
        let text = try #require(value as? String)
        try #require(text.dropLast(2).hasSuffix("."))
        return try #require(Int64(text.filter { $0 != "." }))
    }

    private func instant(_ text: String) throws -> Date {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
        formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
        return try #require(formatter.date(from: text))
    }
}
