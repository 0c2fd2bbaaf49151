import HTTPTypes
import Hummingbird
import NIOCore
import Workflows

/// The address that the WeChat platform calls.
struct WeChatRoutes: Sendable {
    let console: Console

    /// The platform's check when the address is set in its settings.
    @Sendable func echo(_ request: Request, context: VisitorContext) throws -> Response {
        let fields = Fields(of: request)
        guard isSigned(fields) else { return Response(status: .forbidden) }
        return .text(fields["echostr"])
    }

    /// A signed event or message; answered at once, because WeChat waits five seconds. What cannot be read is refused
    /// without a word: nobody reads this page.
    @Sendable func hear(_ request: Request, context: VisitorContext) async throws -> Response {
        guard isSigned(Fields(of: request)) else { return Response(status: .forbidden) }
        var request = request
        let body = try await request.collectBody(upTo: 65_536)
        guard let answer = try await console.signIn.hear(Array(buffer: body), at: console.now()) else {
            return Response(status: .badRequest)
        }
        return .text(answer, type: "application/xml; charset=utf-8")
    }

    private func isSigned(_ fields: Fields) -> Bool {
        console.signIn.isFromWeChat(
            signature: fields["signature"], timestamp: fields["timestamp"], nonce: fields["nonce"], at: console.now())
    }
}
