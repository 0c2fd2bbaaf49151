import HTTPTypes
import Hummingbird
import NIOCore

/// Files of `Public`, and whether the server lives.
struct FileRoutes: Sendable {
    let console: Console

    /// A URL with the right fingerprint never changes; with an old one it gives the newest file.
    @Sendable func asset(_ request: Request, context: VisitorContext) throws -> Response {
        guard let name = context.parameters.get("name"), let asset = console.frame.pages.assets[name] else {
            throw NotFound()
        }
        let isCurrent = context.parameters.get("fingerprint") == asset.fingerprint
        return Response(
            status: .ok,
            headers: [
                .contentType: asset.contentType,
                .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "no-cache",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    @Sendable func gatewayContract(_ request: Request, context: VisitorContext) throws -> Response {
        guard let asset = console.frame.pages.assets["tax-bureau-gateway.openapi.yaml"] else { throw NotFound() }
        return .text(String(decoding: asset.bytes, as: UTF8.self), type: asset.contentType)
    }

    @Sendable func diskContract(_ request: Request, context: VisitorContext) throws -> Response {
        guard let asset = console.frame.pages.assets["disk-platform.openapi.yaml"] else { throw NotFound() }
        return .text(String(decoding: asset.bytes, as: UTF8.self), type: asset.contentType)
    }

    @Sendable func health(_ request: Request, context: VisitorContext) -> Response { .text("ok\n") }
}
