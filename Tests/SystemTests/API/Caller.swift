import Foundation
import Testing

/// A program of the house: it shows a token and reads JSON.
struct Caller: Sendable {
    let token: String
    let visitor: Visitor

    init(_ token: String, at site: Site, from address: String? = nil) {
        self.token = token
        visitor = Visitor(site.console, from: address)
    }

    private var headers: [String: String] { token.isEmpty ? [:] : ["authorization": "Bearer \(token)"] }

    func get(_ path: String) async throws -> Page { try await visitor.get("/api/v1/\(path)", headers: headers) }

    func post(_ path: String, _ json: String) async throws -> Page {
        try await visitor.post(
            "/api/v1/\(path)", body: json, headers.merging(["content-type": "application/json"]) { $1 })
    }

    /// 取得发票 of `period`.
    func download(_ company: Company, _ period: Period, more: String = "") async throws -> Page {
        try await post(
            "companies/\(company.creditCode)/downloads",
            #"{"direction":"received","from":"\#(period.from)","to":"\#(period.to)"\#(more)}"#)
    }
}

extension Page {
    var json: [String: any Sendable] {
        get throws {
            let value = try JSONSerialization.jsonObject(with: Data(bytes))
            return try #require(value as? [String: any Sendable], "\(text.prefix(500))")
        }
    }

    /// A problem of that type in our own words.
    func expectProblem(_ status: Int, _ type: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(self.status == status, "\(text.prefix(500))", sourceLocation: sourceLocation)
        #expect(self.type == "application/problem+json; charset=utf-8", sourceLocation: sourceLocation)
        let problem = try json
        #expect(problem["type"] as? String == type, sourceLocation: sourceLocation)
        #expect(problem["status"] as? Int == status, sourceLocation: sourceLocation)
        #expect(headers("set-cookie") == [] && header("cache-control") == "no-store", sourceLocation: sourceLocation)
        expectNoMachinery(sourceLocation: sourceLocation)
    }
}

extension Clerk {
    /// 新建令牌; the token, which the page shows this once.
    func makeToken(_ name: String, for companies: [Company]? = nil, access: String = "read") async throws -> String {
        var form = "name=\(name.urlEncoded)&access=\(access)&term=1-year&reach=\(companies == nil ? "all" : "some")"
        for company in companies ?? [] { form += "&enterprise=\(try await id(of: company))" }
        let page = try await visitor.post("/api-tokens", body: form + "&token=\(try await visitor.token() ?? "")")
        try #require(page.status == 201, "\(page.text.prefix(2000))")
        return try page.first(/<code class="number">(fsk_[0-9a-f]{64})<\/code>/)
    }
}
