import Foundation
import Hummingbird
import NIOCore

/// Template messages, as the console sends them.
struct TemplateRoutes: Sendable {
    let platform: Platform

    func send(_ request: Request, context: SimulatorContext) async throws -> Response {
        var request = request
        let body = try await request.collectBody(upTo: 64 << 10)
        do throws(WeChatRefusal) {
            try platform.tokens.check(request.uri.queryParameters["access_token"], now: platform.now())
            let order = try TemplateOrder(JSONValue.read(Data(body.readableBytesView)))
            return answered(try platform.push(order), order)
        } catch {
            return .json(error.json)
        }
    }

    /// How the push ended is told only after the answer was written.
    private func answered(_ message: PushedMessage, _ order: TemplateOrder) -> Response {
        let answer: JSONValue = ["errcode": 0, "errmsg": "ok", "msgid": .int(Int(message.id))]
        var response = Response.json(answer)
        let bytes = ByteBuffer(bytes: answer.bytes)
        response.body = ResponseBody(contentLength: bytes.readableBytes) { [platform] writer in
            try await writer.write(bytes)
            try await writer.finish(nil)
            Task { await platform.report(message, to: order.openid) }
        }
        return response
    }
}
