import HTTPTypes
import Hummingbird
import NIOCore

/// What broken gateways answer, and proxies in front of them.
enum BrokenAnswer {
    /// HTML, no problem document.
    static var badGateway: Response { page("503 Service Temporarily Unavailable", status: .serviceUnavailable) }

    static func page(_ words: String, status: HTTPResponse.Status = .ok) -> Response {
        let page = "<html><head><meta charset=\"utf-8\"><title>\(words)</title></head><body>\(words)</body></html>"
        return .bytes([UInt8](page.utf8), type: "text/html", status: status)
    }

    /// The head as it was, its length too, and half of the body.
    static func cut(_ response: Response) -> Response {
        let body = response.body
        return Response(
            status: response.status, headers: response.headers,
            body: ResponseBody(contentLength: body.contentLength) { writer in
                try await body.write(HalfWriter(writer: writer))
            })
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
