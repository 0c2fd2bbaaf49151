import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// What the console's login page and the phone's have in common.
extension Console {
    /// Sends what was typed. Returns a sentence for each field that cannot be sent. Throws `LoginRefusal`.
    func reply(_ fields: Fields, to attempt: LoginAttempt, of owner: LoginOwner) async throws -> [String: String] {
        switch fields["action"] {
        case "renew": _ = await desk.renewCaptcha(attempt.id, of: owner)
        case "resend": _ = await desk.resend(attempt.id, of: owner)
        default:
            guard case .challenge(let challenge, _, _) = attempt.phase else { return [:] }
            let (reply, errors) = Self.read(fields, for: challenge)
            guard let reply, errors.isEmpty else { return errors }
            _ = try await desk.reply(reply, to: attempt.id, of: owner)
        }
        return [:]
    }

    private static func read(
        _ fields: Fields, for challenge: Challenge
    ) -> (reply: LoginDesk.Reply?, errors: [String: String]) {
        switch challenge.kind {
        case .form(let form, _):
            let values = AccountEntry.typed(fields, in: form)
            return (
                .fields(values, captchaID: fields["captchaId"]), AccountEntry.flaws(values, in: form.fields)
            )
        case .sms:
            let code = fields["code"].halfWidth.filter { !$0.isWhitespace }
            let isCode = code.count == 6 && code.allSatisfy { $0.isASCII && $0.isNumber }
            return (.code(code), isCode ? [:] : ["code": "请填写短信中的 6 位数字。"])
        case .role: return (.role(fields["role"]), [:])
        case .app: return (nil, [:])
        }
    }

    /// Whether the person is signed in still and may change what this company keeps: a stream outlives its request.
    func mayOperate(on enterprise: Enterprise.ID, _ context: OperatorContext) async throws -> Bool {
        let signedIn = try await signIn.signedIn(token: context.insider.sessionToken, at: now())
        return signedIn.map { $0.user.role.mayOperate && $0.enterprises.contains(enterprise) } ?? false
    }

    /// The state of one login as it moves, until it is saved or gone.
    func loginEvents(
        _ request: Request, formToken: String,
        address: @escaping @Sendable (LoginAttempt) -> BureauLoginStatePage.Addresses,
        attempt: @escaping @Sendable () async throws -> LoginAttempt?
    ) -> Response {
        let last = LastSeen<String>()
        return EventStream(signal: desk.signal).response(
            to: request, formToken: formToken
        ) {
            guard let attempt = try await attempt() else { return nil }
            // After the end nothing comes.
            guard last.changes(to: "\(attempt.id) \(attempt.revision)") else { return attempt.isSaved ? nil : [] }
            let page = BureauLoginStatePage(attempt, address(attempt), at: now())
            let html = frame.pages.render(fragment: page)
            return [ServerEvent(id: 0, target: "bureau-login", html: html, mark: frame.pages.formMark)]
        }
    }
}

extension LoginAttempt {
    var isSaved: Bool { if case .saved = phase { true } else { false } }
    var isUnderWay: Bool { if case .underWay = phase { true } else { false } }
}
