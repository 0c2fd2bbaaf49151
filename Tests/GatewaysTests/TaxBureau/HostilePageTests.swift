import Domain
import Foundation
import Testing

@testable import Gateways

/// A page that is not whole and right is no page: a row taken wrongly would be a gap that nobody sees.
struct HostilePageTests {
    /// What is changed in a good answer; the good one itself is read, as the last test shows.
    static let flaws: [(String, String, String)] = [
        ("money with three decimals", #""amount":"100.00""#, #""amount":"100.005""#),
        ("money as a number", #""tax":"13.00""#, #""tax":13.00"#),
        ("money in words", #""total":"113.00""#, #""total":"一百""#),
        ("money beyond Int64", #""amount":"100.00""#, #""amount":"99999999999999999999.00""#),
        ("an unknown kind", #""kind":"81""#, #""kind":"99""#),
        ("an unknown status", #""status":"normal""#, #""status":"lost""#),
        ("an unknown risk", #""risk":"normal""#, #""risk":"high""#),
        ("a day that no calendar has", "2026-10-30 11:00:31", "2026-02-30 11:00:31"),
        ("an hour that no clock has", "11:00:31", "25:00:31"),
        ("another page", #""page":1"#, #""page":2"#),
        ("a negative count", #""count":1"#, #""count":-1"#),
        ("no number", #""digitalNumber":"26332182500426414669""#, #""digitalNumber":null"#),
        ("a short number", "26332182500426414669", "2633218250042641466"),
        ("a number with letters", "26332182500426414669", "2633218250042641466X"),
        ("a field left out", #""drawer":"周雨桐","#, ""),
        ("a null where a text must be", #""sellerName":"浙江云栈""#, #""sellerName":null"#),
        ("a cut end", "]}", ""),
    ]

    @Test(arguments: flaws) func aFlawIsABadAnswer(_ flaw: (name: String, from: String, to: String)) async throws {
        let text = Self.page.replacing(flaw.from, with: flaw.to)
        try #require(text != Self.page)
        guard case .badAnswer? = try await Self.refusal(of: .json(text)) else {
            Issue.record("\(flaw.name) was taken")
            return
        }
    }

    @Test func moreRowsThanAskedForIsABadAnswer() async throws {
        let row = try #require(Self.page.firstMatch(of: /\[(\{.*\})\]/)).1
        let text = Self.page.replacing(row, with: Array(repeating: row, count: 101).joined(separator: ","))
        let refused = try await Self.refusal(of: .json(text))
        #expect(refused == .badAnswer(reason: "page 1 of 101 rows where 1 was asked"))
    }

    @Test func withoutAFlawItIsRead() async throws {
        try await StubServer(.json(Self.page)).run { base in
            let page = try await TaxBureau(at: base).page(1, of: try .october, session: .with("t"))
            #expect(page.invoices.map(\.number.key) == ["26332182500426414669"])
            #expect(page.invoices.map(\.sums.total.rawValue) == [11_300])
        }
    }

    static let page = """
        {"count":1,"page":1,"pageSize":100,"invoices":[{"digitalNumber":"26332182500426414669","code":null,"number":null,\
        "kind":"81","status":"normal","deduction":"open","source":"platform","risk":"normal",\
        "issuedAt":"2026-10-30 11:00:31","sellerName":"浙江云栈","sellerTaxNumber":"","buyerName":"深圳星河",\
        "buyerTaxNumber":"","amount":"100.00","tax":"13.00","total":"113.00","positive":true,\
        "drawer":"周雨桐","remark":""}]}
        """

    private static func refusal(of answer: Answer) async throws -> BureauError? {
        let found = Found<BureauError>()
        try await StubServer(answer).run { base in
            let bureau = TaxBureau(at: base)
            found.value = try await GatewaysTests.refusal {
                try await bureau.page(1, of: try .october, session: .with("t"))
            }
        }
        return found.value
    }
}
