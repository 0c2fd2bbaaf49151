import Domain
import Foundation
import Testing

@testable import Simulator

struct QueryTests {
    @Test func pagesTogetherAreTheTruth() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            for direction in ["issued", "received"] {
                let truth = try await outside.truth(Demo.xinghe, direction, "2026-09-01", "2026-09-15")
                let query = filter(direction, "2026-09-01", "2026-09-15")
                let rows = try await outside.allRows(query, token)
                let keys = rows.map(\.key)
                #expect(keys == truth["numbers"]?.array.compactMap(\.text) && Set(keys).count == keys.count)
                let count = try await outside.count(query, token)
                for name in ["amount", "tax", "total"] {
                    let sum = rows.compactMap { Fen(yuan: $0[name]?.text ?? "") }.reduce(Fen.zero, +)
                    #expect(count[name] == .text(sum.yuan) && truth[name] == count[name])
                }
                #expect(count["count"] == .int(keys.count) && truth["count"] == count["count"])
            }
        }
    }

    @Test func filtersAreKept() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let query = filter("received", "2026-09-01", "2026-09-30", kinds: ["81", "17"])
            let rows = try await outside.allRows(query, token)
            #expect(Set(rows.map { $0["kind"]?.text }) == ["81", "17"])
            #expect(rows.allSatisfy { ($0["issuedAt"]?.text ?? "").hasPrefix("2026-09-") })
            let statuses: JSONValue = ["reversed", "partly-reversed"]
            let reversed = try await outside.allRows(
                filter("received", "2026-09-01", "2026-09-30", kinds: ["81", "17"], ["statuses": statuses]), token)
            #expect(!reversed.isEmpty && reversed.count < rows.count)
            let truth = try await outside.truth(
                Demo.xinghe, "received", "2026-09-01", "2026-09-30",
                "&kind=81&kind=17&status=reversed&status=partly-reversed")
            #expect(truth["numbers"]?.array.compactMap(\.text) == reversed.map(\.key))
        }
    }

    @Test func capAndRangesAreRefused() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            try await outside.set(["rowCap": 100])
            let tooMany = try await outside.page(filter("received", "2026-09-01", "2026-09-30"), token)
            let truth = try await outside.truth(Demo.xinghe, "received", "2026-09-01", "2026-09-30")
            #expect(tooMany.status == 422 && tooMany.problem == "too-many-rows")
            #expect(tooMany["cap"] == 100 && tooMany["count"] == truth["count"])
            let months = try await outside.page(filter("received", "2026-09-30", "2026-10-01"), token)
            #expect(months.problem == "range-too-long" && months["maxMonths"] == 1)
            let year = filter("issued", "2025-11-22", "2026-11-22")
            #expect(try await outside.count(year, token).status == 200)
            let longer = try await outside.count(filter("issued", "2025-11-21", "2026-11-22"), token)
            #expect(longer.status == 422 && longer.problem == "range-too-long" && longer["maxDays"] == 366)
        }
    }

    @Test(arguments: [
        filter("sideways", "2026-09-01", "2026-09-02"), filter("issued", "2026-09-02", "2026-09-01"),
        filter("issued", "2026-9-1", "2026-09-02"), filter("issued", "2026-02-30", "2026-03-02"),
        filter("issued", "2026-09-01", "2026-09-02", kinds: ["99"]), ["direction": "issued"], "all",
        ["direction": "issued", "from": "2026-09-01", "to": "2026-09-02", "statuses": ["正常"]],
        ["direction": "issued", "from": "2026-09-01", "to": "2026-09-02", "kind": ["81"]],
        filter("issued", "2026-09-01", "2026-09-02", ["deductions": ["已勾选"]]),
        filter("issued", "2026-09-01", "2026-09-02", ["positive": "true"]),
        filter("issued", "2026-09-01", "2026-09-02", ["totalFrom": 12]),
        filter("issued", "2026-09-01", "2026-09-02", ["totalTo": "12.5"]),
        filter("issued", "2026-09-01", "2026-09-02", ["totalFrom": "2.00", "totalTo": "1.00"]),
    ])
    func wrongFiltersAreRefused(_ query: JSONValue) async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let answer = try await outside.count(query, token)
            #expect(answer.status == 400 && answer.problem == "bad-request")
            #expect(try await outside.page(query, token).problem == "bad-request")
        }
    }

    @Test(arguments: [(0, 100), (1, 0), (1, 101), (-1, 10)])
    func wrongPagesAreRefused(_ page: Int, _ size: Int) async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let query = filter("issued", "2026-09-01", "2026-09-02")
            let answer = try await outside.page(query, token, page: page, size: size)
            #expect(answer.problem == "bad-request")
        }
    }

    @Test func rightsAreKept() async throws {
        try await withSimulator { outside in
            let (issuer, receiver) = (try await outside.token(.issuer), try await outside.token(.receiver))
            let (issued, received) = (
                filter("issued", "2026-09-01", "2026-09-02"), filter("received", "2026-09-01", "2026-09-02")
            )
            #expect(try await outside.count(issued, issuer).status == 200)
            #expect(try await outside.page(received, receiver).status == 200)
            for answer in [try await outside.count(received, issuer), try await outside.page(issued, receiver)] {
                #expect(answer.status == 403 && answer.problem == "not-permitted")
            }
        }
    }

    @Test func pageAfterTheLastIsEmpty() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let answer = try await outside.page(filter("issued", "2026-09-01", "2026-09-02"), token, page: 50)
            #expect(answer.status == 200 && answer["invoices"] == [])
            let future = try await outside.page(filter("issued", "2027-01-01", "2027-01-02"), token)
            #expect(future["count"] == 0)
        }
    }
}
