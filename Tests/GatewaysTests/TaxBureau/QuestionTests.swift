import Domain
import Foundation
import Testing

@testable import Gateways

/// What is sent is what the contract asks for.
struct QuestionTests {
    @Test func aPageIsAskedForByItsFilter() async throws {
        let server = StubServer(try Recorded("page.json").answer())
        try await server.run { base in
            var query = try InvoiceQuery.october
            query.kinds = [.digitalOrdinary, .digitalSpecial]
            query.statuses = [.partlyReversed]
            query.deductions = [.ticked, .confirmed]
            query.sign = .negative
            query.totals = AmountRange(Fen(rawValue: -11_300), Fen(rawValue: -1))
            _ = try await TaxBureau(at: base + "/").page(2, of: query, session: .with("t1"))
            let asked = try #require(server.asked.first)
            #expect(server.asked.count == 1 && asked.method == "POST" && asked.path == "/invoice-queries/page")
            #expect(asked.bearer == "Bearer t1")
            let body = try #require(asked.json)
            #expect(body["page"] as? Int == 2 && body["pageSize"] as? Int == 100 && body.count == 3)
            let filter = try #require(body["filter"] as? [String: Any])
            #expect(filter["direction"] as? String == "received")
            #expect(filter["from"] as? String == "2026-10-01" && filter["to"] as? String == "2026-10-31")
            #expect(filter["kinds"] as? [String] == ["81", "82"])
            #expect(filter["statuses"] as? [String] == ["partly-reversed"])
            #expect(filter["deductions"] as? [String] == ["confirmed", "ticked"])
            #expect(filter["positive"] as? Bool == false)
            #expect(filter["totalFrom"] as? String == "-113.00" && filter["totalTo"] as? String == "-0.01")
        }
    }

    @Test func whatIsNotAskedForIsNotSent() async throws {
        let server = StubServer(try Recorded("count.json").answer())
        try await server.run { base in
            _ = try await TaxBureau(at: base).count(.october, session: .with("t1"))
            let filter = try #require(server.asked.first?.json?["filter"] as? [String: Any])
            #expect(Set(filter.keys) == ["direction", "from", "to", "kinds", "statuses", "deductions"])
        }
    }

    @Test func aLoginIsSentWhole() async throws {
        let server = StubServer(try Recorded("session.json").answer())
        try await server.run { base in
            _ = try await TaxBureau(at: base).login(.wang)
            let asked = try #require(server.asked.first)
            #expect(asked.path == "/sessions" && asked.bearer == nil)
            let body = try #require(asked.json)
            #expect(Set(body.keys) == ["area", "creditCode", "captchaId", "fields"])
            #expect(body["area"] as? String == "440300" && body["captchaId"] as? String == "c1")
            #expect(body["fields"] as? [String: String] == LoginRequest.wang.fields)
        }
    }

    @Test func aNumberFromOutsideStaysOneSegment() async throws {
        let server = StubServer(Answer(type: "application/xml"))
        try await server.run { base in
            _ = try await TaxBureau(at: base).file(.xml, of: "../sessions?x=发", session: .with("t"))
            #expect(server.asked.map(\.path) == ["/invoices/..%2Fsessions%3Fx%3D%E5%8F%91/files/xml"])
        }
    }
}
