import Foundation

/// The WeChat service account, as a client of the platform's public API.
public actor WeChat {
    let outside: Outside
    private let appID: String
    private let secret: String
    /// One valid at a time: fetching a second would end the first, so all callers wait for the same fetch.
    private var token: (text: String, expiresAt: Date)?
    private var fetching: Task<String, any Error>?

    public init(base: String, appID: String, secret: String) {
        outside = Outside(base: base)
        self.appID = appID
        self.secret = secret
    }

    /// The URL that a parametric QR code for `scene` (1–64 characters) says.
    public func qrCode(scene: String, seconds: Int) async throws -> String {
        struct Answer: Decodable { let url: String }
        let body = try JSONSerialization.data(withJSONObject: [
            "expire_seconds": seconds, "action_name": "QR_STR_SCENE",
            "action_info": ["scene": ["scene_str": scene]],
        ])
        return try await call(Answer.self) { [outside] token in
            try await outside.post("/cgi-bin/qrcode/create?access_token=\(token)", json: body)
        }.url
    }

    /// Asks with the token; once more with a fresh one where the platform no longer takes it.
    func call<Answer: Decodable>(
        _ type: Answer.Type, _ ask: (String) async throws -> OutsideAnswer
    ) async throws -> Answer {
        do {
            let used = try await accessToken()
            do { return try Self.read(type, try await ask(used)) } catch WeChatError.refused(let code, _)
                where [40001, 42001, 40014].contains(code)
            {
                // Another caller may have a new one already: ending that too would end it for everybody.
                if token?.text == used { token = nil }
                return try Self.read(type, try await ask(try await accessToken()))
            }
        } catch OutsideError.unreachable(let reason) {
            throw WeChatError.unreachable(reason: reason)
        } catch OutsideError.tooLarge {
            throw WeChatError.badAnswer(reason: "too large")
        }
    }

    private func accessToken() async throws -> String {
        if let token, token.expiresAt > Date.now { return token.text }
        if let fetching { return try await fetching.value }
        let task = Task { try await fetchToken() }
        fetching = task
        defer { fetching = nil }
        return try await task.value
    }

    private func fetchToken() async throws -> String {
        struct Answer: Decodable {
            let access_token: String
            let expires_in: Double
        }
        let path = "/cgi-bin/token?grant_type=client_credential&appid=\(appID.urlEncoded)&secret=\(secret.urlEncoded)"
        let answer = try Self.read(Answer.self, try await outside.get(path))
        // A minute early: a token that dies under way costs a second round trip.
        token = (answer.access_token.urlEncoded, Date.now.addingTimeInterval(answer.expires_in - 60))
        return answer.access_token.urlEncoded
    }

    private static func read<Answer: Decodable>(_ type: Answer.Type, _ answer: OutsideAnswer) throws -> Answer {
        if let refusal = try? JSONDecoder().decode(Refusal.self, from: answer.body), refusal.errcode != 0 {
            throw WeChatError.refused(code: refusal.errcode, message: refusal.errmsg ?? "")
        }
        do { return try JSONDecoder().decode(type, from: answer.body) } catch {
            throw WeChatError.badAnswer(reason: "status \(answer.status), \(answer.contentType)")
        }
    }
}

private struct Refusal: Decodable {
    let errcode: Int
    let errmsg: String?
}
