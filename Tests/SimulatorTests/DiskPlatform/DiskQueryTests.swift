import Domain
import Foundation
import Testing

@testable import Simulator

/// 可勾选发票查询 and 税务数字账户, over the same world as the bureau's lists.
struct DiskQueryTests {
    private let october: [String: JSONValue] = ["from": "2026-10-01", "to": "2026-10-31"]

    private func count(
        _ outside: Outside, _ list: String, _ filter: [String: JSONValue], _ token: String
    ) async throws
        -> Answer
    {
        try await outside.post("/disk-platform/\(list)/count", ["filter": .object(filter)], token: token)
    }

    @Test func theFullListIsTheBureaus() async throws {
        try await withSimulator { outside in
            let token = try await outside.diskToken()
            for direction in ["issued", "received"] {
                let own = try await count(
                    outside, "invoices", october.merging(["direction": .text(direction)]) { $1 }, token)
                let truth = try await outside.get(
                    "/control/truth?creditCode=\(Demo.chenghu)&direction=\(direction)&from=2026-10-01&to=2026-10-31")
                #expect(own["count"] == truth["count"] && own["total"] == truth["total"])
                #expect((own["count"]?.int ?? 0) > 10)
            }
        }
    }

    @Test func theDeductibleListHasDeductibleKindsAlone() async throws {
        try await withSimulator { outside in
            let token = try await outside.diskToken()
            let kinds = InvoiceKind.allCases.filter(\.isDeductible).map { "&kind=\($0.rawValue)" }.joined()
            let truth = try await outside.get(
                "/control/truth?creditCode=\(Demo.chenghu)&direction=received&from=2026-10-01&to=2026-10-31\(kinds)")
            #expect(try await count(outside, "deductible-invoices", october, token)["count"] == truth["count"])
            let strange = october.merging(["kinds": .texts(["82"])]) { $1 }
            #expect(try await count(outside, "deductible-invoices", strange, token).problem == "bad-request")
            let directed = october.merging(["direction": "issued"]) { $1 }
            #expect(try await count(outside, "deductible-invoices", directed, token).problem == "bad-request")
        }
    }

    @Test func aRequestLiesWithinOneMonth() async throws {
        try await withSimulator { outside in
            let token = try await outside.diskToken()
            let two: [String: JSONValue] = ["direction": "issued", "from": "2026-10-31", "to": "2026-11-01"]
            #expect(try await count(outside, "invoices", two, token).problem == "range-too-long")
        }
    }

    @Test func itHasACapAndAPaceOfItsOwn() async throws {
        try await withSimulator { outside in
            let token = try await outside.diskToken()
            try await outside.setDisks(["rowCap": 5, "requestsPerSecond": 2])
            let page: JSONValue = [
                "filter": .object(october.merging(["direction": "issued"]) { $1 }), "page": 1, "pageSize": 100,
            ]
            let answer = try await outside.post("/disk-platform/invoices/page", page, token: token)
            #expect(answer.problem == "too-many-rows" && answer["cap"]?.int == 5)
            _ = try await outside.post("/disk-platform/invoices/page", page, token: token)
            #expect(
                try await outside.post("/disk-platform/invoices/page", page, token: token).problem == "rate-limited")
        }
    }

    @Test func aBureausSessionIsWorthNothingHere() async throws {
        try await withSimulator { outside in
            let token = try await outside.token()
            #expect(try await count(outside, "invoices", october, token).problem == "session-expired")
            #expect(
                try await outside.count(.object(october), try await outside.diskToken()).problem == "session-expired")
        }
    }

    @Test func maintenanceClosesIt() async throws {
        try await withSimulator { outside in
            let end = outside.clock.now.addingTimeInterval(60)
            try await outside.setDisks(["maintenanceUntil": .instant(end)])
            #expect(try await outside.begin().problem == "maintenance")
            outside.clock.advance(61)
            #expect(try await outside.begin().status == 201)
        }
    }
}
