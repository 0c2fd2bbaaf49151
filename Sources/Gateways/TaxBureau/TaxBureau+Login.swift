public import Domain
import Foundation

/// A person's answer to a challenge.
public enum ChallengeAnswer: Sendable {
    case form(fields: [String: String], captchaID: String)
    case code(String)
    /// The app has confirmed.
    case confirmed
    case role(String)
}

/// Logging in. A person waits for these answers, so they are waited for less long than a query's.
extension TaxBureau {
    private static let patience = 12

    public func loginForm(area: Area) async throws(BureauError) -> LoginForm {
        let wire: WireLoginForm = try await answer {
            try await outside.get("/regions/\(area.code)/login-form", within: Self.patience)
        }
        return try wire.form()
    }

    public func captcha() async throws(BureauError) -> Captcha {
        let wire: WireCaptcha = try await answer { try await post("/captchas", Data("{}".utf8)) }
        return try wire.captcha()
    }

    /// Sends the region's first form.
    public func login(_ request: LoginRequest) async throws(BureauError) -> LoginAnswer {
        let body = try Self.body(WireLogin(request))
        return try await loginAnswer { try await post("/sessions", body) }
    }

    /// A challenge as it stands.
    public func challenge(_ id: String) async throws(BureauError) -> Challenge {
        let wire: WireChallenge = try await answer {
            try await outside.get("/challenges/\(id.urlEncoded)", within: Self.patience)
        }
        return try wire.challenge()
    }

    public func answer(_ id: String, with reply: ChallengeAnswer) async throws(BureauError) -> LoginAnswer {
        let body = try Self.body(WireChallengeAnswer(reply))
        return try await loginAnswer { try await post("/challenges/\(id.urlEncoded)", body) }
    }

    /// Has another code sent; the former is good no more.
    public func resend(_ id: String) async throws(BureauError) -> Challenge {
        let wire: WireChallenge = try await answer {
            try await post("/challenges/\(id.urlEncoded)/resends", Data("{}".utf8))
        }
        return try wire.challenge()
    }

    /// Who is logged in, and with which rights.
    public func current(session token: String) async throws(BureauError) -> BureauSession {
        let wire: WireSession = try await answer {
            try await outside.get("/sessions/current", bearer: token, within: Self.patience)
        }
        return try wire.session(known: token)
    }

    /// Logs out.
    public func end(session token: String) async throws(BureauError) {
        _ = try await whole { try await outside.delete("/sessions/current", bearer: token, within: Self.patience) }
    }

    private func post(_ path: String, _ body: Data) async throws(OutsideError) -> OutsideAnswer {
        try await outside.post(path, json: body, within: Self.patience)
    }

    private func loginAnswer(_ ask: () async throws -> OutsideAnswer) async throws(BureauError) -> LoginAnswer {
        let answer = try await whole(ask)
        if answer.status == 202 {
            let wire: WireChallenge = try decoded(answer)
            return .challenge(try wire.challenge())
        }
        let wire: WireSession = try decoded(answer)
        return .session(try wire.session())
    }
}
