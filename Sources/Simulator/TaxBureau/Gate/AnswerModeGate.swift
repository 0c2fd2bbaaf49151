import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Misbehaves as the knob says.
struct AnswerModeGate: RouterMiddleware {
    static let longestStall = Duration.seconds(60)

    let bureau: Bureau

    func handle(
        _ request: Request, context: SimulatorContext,
        next: (Request, SimulatorContext) async throws -> Response
    ) async throws -> Response {
        switch bureau.settings.answerMode {
        case .normal: return try await next(request, context)
        case .html: return Self.page("请稍候", status: .ok)
        case .stall: return try await stall(request)
        case .cut:
            do {
                return Self.cut(try await next(request, context))
            } catch let problem as Problem {
                return Self.cut(problem.response(from: request, context: context))
            }
        }
    }

    private func stall(_ request: Request) async throws -> Response {
        try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await cancelWhenGracefulShutdown { try await Task.sleep(for: Self.longestStall) }
        }
        return Self.page("504 Gateway Time-out", status: .gatewayTimeout)
    }

    /// The head as it was, its length too, and half of the body.
    private static func cut(_ response: Response) -> Response {
        let body = response.body
        return Response(
            status: response.status, headers: response.headers,
            body: ResponseBody(contentLength: body.contentLength) { writer in
                try await body.write(HalfWriter(writer: writer))
            })
    }

    private static func page(_ words: String, status: HTTPResponse.Status) -> Response {
        let page = "<html><head><meta charset=\"utf-8\"><title>\(words)</title></head><body>\(words)</body></html>"
        return .bytes([UInt8](page.utf8), type: "text/html", status: status)
    }
}

/// Writes half, then ends the connection by an error.
private struct HalfWriter: ResponseBodyWriter {
    struct CutShort: Error {}

    var writer: any ResponseBodyWriter

    mutating func write(_ buffer: ByteBuffer) async throws {
        try await writer.write(buffer.getSlice(at: buffer.readerIndex, length: buffer.readableBytes / 2) ?? buffer)
        throw CutShort()
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws { throw CutShort() }
}
