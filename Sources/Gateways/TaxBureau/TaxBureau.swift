public import Domain
public import Foundation

/// The tax bureau, through a gateway that speaks `Public/tax-bureau-gateway.openapi.yaml`.
public struct TaxBureau: Sendable {
    let outside: Outside
    private let pacer: Pacer

    /// The most rows that a page may have.
    public static let pageRows = 100

    /// `requestsPerSecond` is kept per session, below the bureau's own limit.
    public init(base: String, requestsPerSecond: Int) {
        outside = Outside(base: base)
        pacer = Pacer(perSecond: requestsPerSecond)
    }

    /// How many invoices the query has and what they add up to.
    public func count(_ query: InvoiceQuery, session token: String) async throws(BureauError) -> Tally {
        let wire: WireTally = try await asked("/invoice-queries/count", WireCount(filter: WireFilter(query)), token)
        return try wire.tally()
    }

    /// Page `number`, from 1, of the query's invoices.
    public func page(
        _ number: Int, of query: InvoiceQuery, session token: String
    ) async throws(BureauError)
        -> BureauPage
    {
        let wire: WirePage = try await asked(
            "/invoice-queries/page",
            WirePageRequest(filter: WireFilter(query), page: number, pageSize: Self.pageRows), token)
        return try wire.page(expecting: number)
    }

    /// The invoice's XML file, as the bureau gave it.
    public func xml(of key: String, session token: String) async throws(BureauError) -> Data {
        await pacer.wait(for: token)
        let answer = try await whole { try await outside.get("/invoices/\(key.urlEncoded)/files/xml", bearer: token) }
        guard answer.contentType.hasPrefix("application/xml") else {
            throw .badAnswer(reason: "a file of type \(answer.contentType)")
        }
        return answer.body
    }

    private func asked<Answer: Decodable>(
        _ path: String, _ question: some Encodable, _ token: String
    )
        async throws(BureauError) -> Answer
    {
        let body = try Self.body(question)
        await pacer.wait(for: token)
        return try await answer { try await outside.post(path, bearer: token, json: body) }
    }

    func answer<Answer: Decodable>(_ ask: () async throws -> OutsideAnswer) async throws(BureauError) -> Answer {
        try decoded(try await whole(ask))
    }

    func decoded<Answer: Decodable>(_ answer: OutsideAnswer) throws(BureauError) -> Answer {
        guard answer.contentType.hasPrefix("application/json") else {
            throw .badAnswer(reason: "an answer of type \(answer.contentType)")
        }
        do { return try JSONDecoder().decode(Answer.self, from: answer.body) } catch {
            throw .badAnswer(reason: "\(Answer.self): \(error)")
        }
    }

    func whole(_ ask: () async throws -> OutsideAnswer) async throws(BureauError) -> OutsideAnswer {
        let answer: OutsideAnswer
        do { answer = try await ask() } catch OutsideError.tooLarge {
            throw .badAnswer(reason: "too large")
        } catch {
            throw .unreachable(reason: "\(error)")
        }
        guard (200..<300).contains(answer.status) else { throw BureauProblem.error(of: answer) }
        return answer
    }

    static func body(_ value: some Encodable) throws(BureauError) -> Data {
        do { return try JSONEncoder().encode(value) } catch { throw .badRequest(detail: "not encodable") }
    }
}
