import Domain
import Foundation

/// `application/problem+json` as the bureau's gateway writes it.
struct BureauProblem: Decodable {
    let type: String
    let detail: String?
    let count: Int?
    let cap: Int?
    let until: String?
    let triesLeft: Int?
    let challengeId: String?

    /// Reads a refusal. What cannot be read is a bad answer, whatever its status: HTML from a proxy, a cut body.
    static func error(of answer: OutsideAnswer, at now: Date) -> BureauError {
        guard answer.contentType.hasPrefix("application/problem+json"),
            let problem = try? JSONDecoder().decode(BureauProblem.self, from: answer.body)
        else {
            if answer.status >= 500 { return .unreachable(reason: "status \(answer.status) without a problem") }
            return .badAnswer(reason: "status \(answer.status), \(answer.contentType)")
        }
        return problem.error(retryAfter: answer.retryAfter, at: now) ?? .badAnswer(reason: "problem \(problem.type)")
    }

    private func error(retryAfter: Int?, at now: Date) -> BureauError? {
        switch type {
        case "session-expired": .sessionExpired
        case "verification-required": .verificationRequired(challenge: challengeId)
        case "rate-limited": .rateLimited(retryAfter: max(1, retryAfter ?? 1))
        case "too-many-rows": count.flatMap { count in cap.map { .tooManyRows(count: count, cap: $0) } }
        case "range-too-long": .rangeTooLong
        case "maintenance": until.flatMap(Wire.instant).map { .maintenance(until: Self.end($0, retryAfter, at: now)) }
        case "not-permitted": .notPermitted
        case "other-side": .otherSide
        case "bad-request": .badRequest(detail: detail ?? "")
        case "wrong-password": triesLeft.map { .wrongPassword(triesLeft: $0) }
        case "wrong-captcha": .wrongCaptcha
        case "wrong-code": triesLeft.map { .wrongCode(triesLeft: $0) }
        case "challenge-expired": .challengeExpired
        case "challenge-pending": .challengePending
        case "challenge-declined": .challengeDeclined
        case "locked": until.flatMap(Wire.instant).map { .locked(until: $0) }
        case "not-found": .notFound
        default: nil
        }
    }

    /// The bureau's clock may be wrong; where it also says how long, and the two do not agree, that is what counts. Never
    /// at once: whoever waits for it would ask without a pause.
    private static func end(_ named: Date, _ retryAfter: Int?, at now: Date) -> Date {
        let counted = retryAfter.map { now.addingTimeInterval(Double($0)) } ?? named
        return max(abs(counted.timeIntervalSince(named)) < 60 ? named : counted, now.addingTimeInterval(1))
    }
}

/// How the contract writes values.
enum Wire {
    /// `2026-11-22T10:00:00Z`.
    static func instant(_ text: String) -> Date? {
        try? Date(text, strategy: .iso8601)
    }
}
