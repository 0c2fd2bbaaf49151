public import Domain
public import Foundation

/// What the platform has a disk sign.
public struct PlatformChallenge: Sendable {
    public let handshake: String
    public let challenge: String
}

/// 增值税发票综合服务平台, through a gateway that speaks `Public/disk-platform.openapi.yaml`.
public struct DiskPlatform: Sendable {
    /// HTTP, problems and pace are as the bureau's.
    private let transport: TaxBureau
    private let now: @Sendable () -> Date
    private static let patience = 12

    /// - Parameter requestsPerSecond: what the platform allows a disk.
    public init(base: String, requestsPerSecond: Int, now: @escaping @Sendable () -> Date = { Date() }) {
        transport = TaxBureau(base: base, requestsPerSecond: requestsPerSecond, inFlight: 16, now: now)
        self.now = now
    }

    /// How hard the platform is asked by these disks; in memory, so it begins anew with the process.
    public func meter(of disks: Set<Account.ID>) async -> RequestMeter { await transport.meter(of: disks) }

    public func begin(
        with disk: Disk.Number, of taxNumber: TaxNumber
    ) async throws(DiskRefusal) -> PlatformChallenge {
        let wire: WireHandshake = try await handshake(
            "/handshakes", ["disk": disk.description, "taxNumber": taxNumber.description])
        return PlatformChallenge(handshake: wire.id, challenge: wire.challenge)
    }

    /// The session's token, a secret.
    /// - Parameters:
    ///   - signature: 64 bytes in hexadecimal.
    ///   - signedAt: as it was signed.
    public func answer(
        _ handshake: String, signature: String, signedAt: String
    ) async throws(DiskRefusal) -> String {
        let wire: WireDiskSession = try await self.handshake(
            "/handshakes/\(handshake.urlEncoded)", ["signature": signature, "signedAt": signedAt])
        return wire.token
    }

    /// A platform's request lies within one calendar month, so a longer query is asked month by month.
    public func count(_ query: InvoiceQuery, session access: BureauAccess) async throws(BureauError) -> Tally {
        var whole = Tally.zero
        for month in query.months {
            let wire: WireTally = try await transport.asked(
                Self.path(access, "count"), WireCount(filter: Self.filter(month, access)), access)
            whole = whole + (try wire.tally())
        }
        return whole
    }

    public func page(
        _ number: Int, of query: InvoiceQuery, session access: BureauAccess
    ) async throws(BureauError) -> BureauPage {
        let wire: WirePage = try await transport.asked(
            Self.path(access, "page"),
            WirePageRequest(filter: Self.filter(query, access), page: number, pageSize: TaxBureau.pageRows), access)
        return try wire.page(expecting: number)
    }

    private static func path(_ access: BureauAccess, _ what: String) -> String {
        (access.list == .deductible ? "/deductible-invoices/" : "/invoices/") + what
    }

    private static func filter(_ query: InvoiceQuery, _ access: BureauAccess) -> WireFilter {
        WireFilter(query, hasDirection: access.list != .deductible)
    }

    private func handshake<Answer: Decodable>(
        _ path: String, _ body: [String: String]
    ) async throws(DiskRefusal) -> Answer {
        let answer: OutsideAnswer
        do {
            answer = try await transport.outside.post(
                path, json: try TaxBureau.body(body), within: Self.patience)
        } catch is OutsideError {
            throw .unreachable
        } catch {
            throw .badAnswer
        }
        guard (200..<300).contains(answer.status) else { throw Self.refusal(of: answer, at: now()) }
        guard let value = try? JSONDecoder().decode(Answer.self, from: answer.body) else { throw .badAnswer }
        return value
    }

    private static func refusal(of answer: OutsideAnswer, at now: Date) -> DiskRefusal {
        guard let problem = try? JSONDecoder().decode(BureauProblem.self, from: answer.body) else {
            return answer.status >= 500 ? .unreachable : .badAnswer
        }
        switch problem.type {
        case "unknown-disk": return .unknownDisk
        case "certificate-expired": return .expired
        case "wrong-signature": return .badSignature
        case "locked": return .locked
        case "clock-skew": return .clockSkew
        default: break
        }
        switch BureauProblem.error(of: answer, at: now) {
        case .otherSide: return .otherSide
        case .maintenance(let until): return .maintenance(until: until)
        case .unreachable, .rateLimited: return .unreachable
        default: return .badAnswer
        }
    }
}

private struct WireHandshake: Decodable {
    let id: String
    let challenge: String
}

private struct WireDiskSession: Decodable {
    let token: String
}
