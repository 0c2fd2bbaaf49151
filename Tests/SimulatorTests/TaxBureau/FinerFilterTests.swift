import Domain
import Foundation
import Testing

@testable import Simulator

/// 抵扣状态, 是否正数发票 and 价税合计: what the list, the count and the truth understand alike.
struct FinerFilterTests {
    private struct Case: Sendable {
        let members: [String: JSONValue]
        let parameters: String
        let admits: @Sendable (JSONValue) -> Bool
    }

    private static let cases = [
        Case(members: ["deductions": ["ticked", "open"]], parameters: "&deduction=ticked&deduction=open") {
            $0["deduction"] != "confirmed"
        },
        Case(members: ["positive": true], parameters: "&positive=true") { $0["positive"] == true },
        Case(members: ["positive": false], parameters: "&positive=false") { $0["positive"] == false },
        Case(members: ["totalFrom": "1000.00"], parameters: "&totalFrom=1000.00") { $0.total >= 100_000 },
        Case(members: ["totalTo": "-0.01"], parameters: "&totalTo=-0.01") { $0.total < 0 },
        Case(
            members: [
                "totalFrom": "200.00", "totalTo": "5000.00", "deductions": ["confirmed"], "statuses": ["normal"],
            ],
            parameters: "&totalFrom=200.00&totalTo=5000.00&deduction=confirmed&status=normal"
        ) { (20_000...500_000).contains($0.total) && $0["deduction"] == "confirmed" && $0["status"] == "normal" },
    ]

    @Test func listCountAndTruthAgree() async throws {
        let (first, last) = ("2026-10-01", "2026-10-15")
        try await withSimulator { outside in
            let token = try await outside.token()
            let all = try await outside.allRows(filter("received", first, last), token)
            for wanted in Self.cases {
                let query = filter("received", first, last, wanted.members)
                let rows = try await outside.allRows(query, token)
                #expect(!rows.isEmpty && rows.count < all.count)
                #expect(rows == all.filter(wanted.admits))
                let truth = try await outside.truth(Demo.xinghe, "received", first, last, wanted.parameters)
                #expect(truth["numbers"]?.array.compactMap(\.text) == rows.map(\.key))
                let count = try await outside.count(query, token)
                for name in ["count", "amount", "tax", "total"] { #expect(count[name] == truth[name], "\(name)") }
                #expect(Fen(yuan: count["total"]?.text ?? "")?.rawValue == rows.reduce(0) { $0 + $1.total })
            }
        }
    }

    @Test(arguments: ["&deduction=none", "&positive=yes", "&totalFrom=1", "&totalFrom=2.00&totalTo=1.00"])
    func truthRefusesWhatItDoesNotUnderstand(_ parameters: String) async throws {
        try await withSimulator { outside in
            let answer = try await outside.truth(Demo.xinghe, "received", "2026-10-01", "2026-10-02", parameters)
            #expect(answer.status == 400 && answer.problem == "bad-request")
        }
    }
}

extension JSONValue {
    /// 价税合计 of a row, in fen.
    fileprivate var total: Int64 { Fen(yuan: self["total"]?.text ?? "")?.rawValue ?? 0 }
}
