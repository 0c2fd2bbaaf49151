import Foundation
import Testing

@testable import Simulator

/// What may go wrong between two pages.
struct PagingKnobTests {
    private static let (first, last) = ("2026-09-01", "2026-09-15")
    private let query = filter("received", first, last)

    @Test func aPageMayHaveTheRowsOfTheOneBefore() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let pages = [try await outside.page(query, token), try await outside.page(query, token, page: 2)]
            try await outside.set(["repeatRate": 1])
            #expect(try await outside.page(query, token)["invoices"] == pages[0]["invoices"])
            let repeated = try await outside.page(query, token, page: 2)
            #expect(repeated["page"] == 2 && repeated["count"] == pages[1]["count"])
            #expect(repeated["invoices"] == pages[0]["invoices"] && repeated["invoices"] != pages[1]["invoices"])
        }
    }

    @Test func rowsInAnotherOrderLeaveGaps() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let keys = try await outside.allRows(query, token).map(\.key)
            try await outside.set(["shuffleRate": 1])
            let shuffled = try await outside.allRows(query, token).map(\.key)
            #expect(shuffled.count == keys.count && Set(shuffled).count < keys.count)
            #expect(Set(shuffled).isSubset(of: keys))
            #expect(try await outside.page(query, token)["count"] == .int(keys.count))
        }
    }

    @Test func totalsMoveWithEachPageAndTheTruthWithThem() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let whole = try await outside.truth(Demo.xinghe, "received", Self.first, Self.last)
            try await outside.set(["movingTotals": 1])
            let start = try #require(try await outside.count(query, token)["count"]?.int)
            #expect(start < whole["count"]?.int ?? 0)
            for number in 1...3 {
                let page = try await outside.page(query, token)
                let truth = try await outside.truth(Demo.xinghe, "received", Self.first, Self.last)
                let count = try await outside.count(query, token)
                #expect(page["count"] == .int(start + number) && truth["count"] == page["count"])
                #expect(count["count"] == truth["count"] && count["total"] == truth["total"])
            }
            let other = try await outside.truth(Demo.xinghe, "issued", Self.first, Self.last)
            try await outside.set(["movingTotals": 0])
            let settled = try await outside.truth(Demo.xinghe, "received", Self.first, Self.last)
            #expect(settled.json == whole.json)
            let all = try await outside.truth(Demo.xinghe, "issued", Self.first, Self.last)
            #expect(other["count"]?.int ?? 0 < all["count"]?.int ?? 0, "held back until somebody pages")
        }
    }

    @Test func whatIsHeldBackHasNoFile() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            let all = try await outside.truth(Demo.xinghe, "received", Self.first, Self.last)["numbers"]
            try await outside.set(["movingTotals": 1])
            let shown = try await outside.truth(Demo.xinghe, "received", Self.first, Self.last)["numbers"]
            let held = Set(all?.array.compactMap(\.text) ?? []).subtracting(shown?.array.compactMap(\.text) ?? [])
            let key = try #require(held.first)
            #expect(try await outside.get("/invoices/\(key)/files/pdf", token: token).problem == "not-found")
        }
    }
}
