import Domain
import Foundation
import Testing

@testable import Gateways

extension TaxBureau {
    /// At a stub, as fast as it can.
    init(at base: String, now: @escaping @Sendable () -> Date = { Date() }) {
        self.init(base: base, requestsPerSecond: 1000, now: now)
    }
}

extension BureauAccess {
    static func with(_ token: String, account: Int64 = 1, area: Area = Area.all[0]) -> BureauAccess {
        BureauAccess(account: Account.ID(rawValue: account), area: area, token: token)
    }
}

extension InvoiceQuery {
    /// 取得发票 of October 2026.
    static var october: InvoiceQuery {
        get throws { InvoiceQuery(direction: .received, days: try DayRange(from: "2026-10-01", to: "2026-10-31")) }
    }
}

extension DayRange {
    init(from first: String, to last: String) throws {
        let first = try #require(Day(first))
        let last = try #require(Day(last))
        self = try #require(DayRange(first, last))
    }
}

extension LoginRequest {
    static let wang = LoginRequest(
        area: "440300", creditCode: "91440399MADEMA019B", captchaID: "c1",
        fields: ["account": "13800000001", "password": " p&ss\"字", "captcha": "A2BC"])
}

/// What the bureau's refusal of a question was; nil for an answer.
func refusal(_ question: () async throws -> some Sendable) async throws -> BureauError? {
    do {
        _ = try await question()
        return nil
    } catch let error as BureauError { return error }
}

extension LoginAnswer {
    var session: BureauSession? { if case .session(let session) = self { session } else { nil } }
    var challenge: Challenge? { if case .challenge(let challenge) = self { challenge } else { nil } }
}

/// Whether `error` says that an answer came which is not of the contract.
func isBadAnswer(_ error: BureauError?) -> Bool { if case .badAnswer? = error { true } else { false } }
