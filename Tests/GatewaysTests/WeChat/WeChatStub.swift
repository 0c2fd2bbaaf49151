import Foundation
import Synchronization

@testable import Gateways

/// The platform's API: numbered tokens of which only the newest is taken, as on the real one.
final class WeChatStub: Sendable {
    private let state = Mutex((issued: 0, isStale: false))
    /// What the platform says of a token that is no longer taken.
    private let refusal: Int

    /// A question about this person is answered at once but arrives half a second later.
    static let slowOpenid = "o-slow"

    init(refusingWith refusal: Int = 40001) { self.refusal = refusal }

    var issued: Int { state.withLock { $0.issued } }
    /// From now on no token is taken until a new one is fetched.
    func forgetToken() { state.withLock { $0.isStale = true } }

    var server: StubServer {
        StubServer { [self] asked in
            if asked.path == "/cgi-bin/token" { return try await token(asked) }
            let answer = answer(to: asked)
            if asked.query["openid"] == Self.slowOpenid { try await Task.sleep(for: .milliseconds(500)) }
            return answer
        }
    }

    private func token(_ asked: Asked) async throws -> Answer {
        guard asked.query["secret"] == "s3cret" else {
            return .json(#"{"errcode":40125,"errmsg":"invalid appsecret"}"#)
        }
        // Long enough that callers who do not wait for each other would come in between.
        try await Task.sleep(for: .milliseconds(50))
        let number = state.withLock { state in
            state = (state.issued + 1, false)
            return state.issued
        }
        return .json(#"{"access_token":"token-\#(number)","expires_in":7200}"#)
    }

    private func answer(to asked: Asked) -> Answer {
        let (issued, isStale) = state.withLock { $0 }
        guard asked.query["access_token"] == "token-\(issued)", !isStale else {
            return .json(#"{"errcode":\#(refusal),"errmsg":"access_token expired"}"#)
        }
        if asked.path == "/cgi-bin/user/info" {
            return .json(#"{"subscribe":1,"openid":"o1","nickname":"王敏"}"#)
        }
        return .json(#"{"ticket":"t","expire_seconds":120,"url":"http://weixin.example/q/abc"}"#)
    }
}

extension WeChat {
    init(at base: String, secret: String = "s3cret") { self.init(base: base, appID: "wxdemo", secret: secret) }
}
