import Domain
import Foundation

/// The contract's JSON for what the bureau wants next.
struct WireChallenge: Decodable {
    let id: String
    let kind: String
    let expiresAt: String
    let title: String?
    let fields: [WireLoginForm.Field]?
    let phone: String?
    let resendAfter: String?
    let url: String?
    let state: String?
    let options: [String]?

    func challenge() throws(BureauError) -> Challenge {
        guard !id.isEmpty, let end = Wire.instant(expiresAt), let kind = try readKind() else {
            throw .badAnswer(reason: "challenge of kind \(kind)")
        }
        return Challenge(id: id, kind: kind, expiresAt: end)
    }

    private func readKind() throws(BureauError) -> Challenge.Kind? {
        switch kind {
        case "form":
            guard let fields else { return nil }
            return .form(try WireLoginForm.form(of: fields), title: title ?? "")
        case "sms":
            guard let phone, let instant = resendAfter.flatMap(Wire.instant) else { return nil }
            return .sms(phone: phone, resendAfter: instant)
        case "app":
            guard let url, let state = state.flatMap(Challenge.AppState.init(rawValue:)) else { return nil }
            return .app(url: url, state: state)
        case "role": return options.flatMap { $0.isEmpty ? nil : .role($0) }
        default: return nil
        }
    }
}

/// What a person answers, in the contract's words.
struct WireChallengeAnswer: Encodable {
    var fields: [String: String]?
    var captchaId: String?
    var code: String?
    var role: String?

    init(_ answer: ChallengeAnswer) {
        switch answer {
        case .form(let fields, let captchaID):
            self.fields = fields
            captchaId = captchaID.isEmpty ? nil : captchaID
        case .code(let code): self.code = code
        case .confirmed: break
        case .role(let role): self.role = role
        }
    }
}
