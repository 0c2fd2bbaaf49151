import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// The address that the WeChat platform calls.
struct WeChatRoutes: Sendable {
    let console: Console

    /// The platform's check when the address is set in its settings.
    @Sendable func echo(_ request: Request, context: VisitorContext) async throws -> Response {
        let fields = Fields(of: request)
        guard try await console.weChatCalls.mayEcho(WeChatQuery(fields), at: console.now()) else {
            return Response(status: .forbidden)
        }
        return .text(fields["echostr"])
    }

    /// A signed event or message; answered at once, because WeChat waits five seconds. What cannot be read is refused
    /// without a word: nobody reads this page.
    @Sendable func hear(_ request: Request, context: VisitorContext) async throws -> Response {
        var request = request
        let body = try await request.collectPromptly(upTo: 65_536)
        let query = WeChatQuery(Fields(of: request))
        switch try await console.weChatCalls.answer(query, Array(buffer: body), at: console.now()) {
        case .reply(let xml): return .text(xml, type: "application/xml; charset=utf-8")
        case .refused: return Response(status: .forbidden)
        case .unreadable: return Response(status: .badRequest)
        }
    }
}

extension WeChatQuery {
    fileprivate init(_ fields: Fields) {
        self.init(
            signature: fields["signature"], timestamp: fields["timestamp"], nonce: fields["nonce"],
            encryptType: fields["encrypt_type"], messageSignature: fields["msg_signature"])
    }
}
