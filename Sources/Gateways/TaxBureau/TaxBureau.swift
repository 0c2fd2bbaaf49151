public import Domain
public import Foundation

/// The tax bureau, through a gateway that speaks `Public/tax-bureau-gateway.openapi.yaml`.
public struct TaxBureau: Sendable {
    let outside: Outside
    private let traffic: Traffic
    private let now: @Sendable () -> Date

    /// The most rows that a page may have.
    public static let pageRows = 100

    /// - Parameters:
    ///   - requestsPerSecond: what the bureau allows an account; queries and files keep below it, logins are not paced.
    ///   - inFlight: how many queries and files are under way at once, of all accounts.
    public init(
        base: String, requestsPerSecond: Int, inFlight: Int = 64, now: @escaping @Sendable () -> Date = { Date() }
    ) {
        outside = Outside(base: base)
        traffic = Traffic(limit: requestsPerSecond, mostInFlight: inFlight, now: now)
        self.now = now
    }

    /// How hard the bureau is asked by these accounts; in memory, so it begins anew with the process.
    public func meter(of accounts: Set<Account.ID>) async -> RequestMeter { await traffic.meter(of: accounts) }

    /// How many invoices the query has and what they add up to.
    public func count(_ query: InvoiceQuery, session access: BureauAccess) async throws(BureauError) -> Tally {
        let wire: WireTally = try await asked("/invoice-queries/count", WireCount(filter: WireFilter(query)), access)
        return try wire.tally()
    }

    /// Page `number`, from 1, of the query's invoices.
    public func page(
        _ number: Int, of query: InvoiceQuery, session access: BureauAccess
    ) async throws(BureauError)
        -> BureauPage
    {
        let wire: WirePage = try await asked(
            "/invoice-queries/page",
            WirePageRequest(filter: WireFilter(query), page: number, pageSize: Self.pageRows), access)
        return try wire.page(expecting: number)
    }

    func asked<Answer: Decodable>(
        _ path: String, _ question: some Encodable, _ access: BureauAccess
    ) async throws(BureauError) -> Answer {
        let body = try Self.body(question)
        return try decoded(
            try await paced(access) { try await outside.post(path, bearer: access.token, json: body) })
    }

    /// In the account's turn.
    func paced(
        _ access: BureauAccess, _ ask: () async throws -> OutsideAnswer
    ) async throws(BureauError) -> OutsideAnswer {
        let passage = try await traffic.enter(access)
        do {
            let answer = try await whole(ask)
            await traffic.leave(passage, with: nil)
            return answer
        } catch {
            await traffic.leave(passage, with: error)
            throw error
        }
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
        guard (200..<300).contains(answer.status) else { throw BureauProblem.error(of: answer, at: now()) }
        return answer
    }

    static func body(_ value: some Encodable) throws(BureauError) -> Data {
        do { return try JSONEncoder().encode(value) } catch { throw .badRequest(detail: "not encodable") }
    }
}
