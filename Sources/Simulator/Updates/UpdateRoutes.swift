import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The feed as any web server serves a folder, and its knobs. Without options there is none.
struct UpdateRoutes: Sendable {
    let feed: DemoFeed?

    private static let piece = 64 << 10
    private static let keys = ["attack", "cutAfter", "bytesPerSecond"]

    func file(_ request: Request, context: SimulatorContext) async throws -> Response {
        guard let feed, let name = context.parameters.get("file"), FeedFile.isPlainName(name) else {
            throw HTTPError(.notFound)
        }
        let settings = await feed.settings
        if settings.attack == .page {
            return .bytes(Array("<!doctype html><title>登录</title>".utf8), type: "text/html; charset=utf-8")
        }
        if settings.attack == .endless, name == Announcement.fileName { return Self.endless }
        let path = "\(try await feed.folder())/\(name)"
        guard let file = FileHandle(forReadingAtPath: path) else { throw HTTPError(.notFound) }
        let isArchive = name.hasSuffix(".tar.zst")
        if settings.attack == .endlessArchive, isArchive { return Self.endless }
        let size = Int(try file.seekToEnd())
        let first = Self.start(of: request.headers[.range], size: size)
        try file.seek(toOffset: UInt64(first))
        return Self.response(file, from: first, of: size, pace: isArchive ? settings : DemoFeed.Settings())
    }

    func show(_ request: Request, context: SimulatorContext) async throws -> Response {
        guard let settings = await feed?.settings else { throw HTTPError(.notFound) }
        return .json([
            "attack": .text(settings.attack.rawValue), "cutAfter": .int(settings.cutAfter),
            "bytesPerSecond": .int(settings.bytesPerSecond),
        ])
    }

    func update(_ request: Request, context: SimulatorContext) async throws -> Response {
        guard let feed else { throw HTTPError(.notFound) }
        let fields = try await Fields.read(request, known: Self.keys)
        var settings = await feed.settings
        if fields.has("attack") { settings.attack = try fields.choice("attack") }
        if fields.has("cutAfter") { settings.cutAfter = try fields.int("cutAfter", in: 0...(1 << 30)) }
        if fields.has("bytesPerSecond") {
            settings.bytesPerSecond = try fields.int("bytesPerSecond", in: 0...(1 << 30))
        }
        await feed.set(settings)
        return try await show(request, context: context)
    }

    /// `bytes=100-`; anything else is the whole.
    private static func start(of range: String?, size: Int) -> Int {
        guard let range, range.hasPrefix("bytes="), range.hasSuffix("-"),
            let first = Int(range.dropFirst(6).dropLast()),
            (1..<size).contains(first)
        else { return 0 }
        return first
    }

    private static func response(
        _ file: FileHandle, from first: Int, of size: Int, pace: DemoFeed.Settings
    ) -> Response {
        var headers: HTTPFields = [.contentType: "application/octet-stream", .cacheControl: "no-store"]
        if first > 0 { headers[.contentRange] = "bytes \(first)-\(size - 1)/\(size)" }
        let body = ResponseBody(contentLength: size - first) { writer in
            var sent = 0
            while let data = try file.read(upToCount: piece), !data.isEmpty {
                guard pace.cutAfter == 0 || sent < pace.cutAfter else { throw CutShort() }
                try await writer.write(ByteBuffer(bytes: data))
                sent += data.count
                guard pace.bytesPerSecond > 0 else { continue }
                try await Task.sleep(for: .milliseconds(1000 * data.count / pace.bytesPerSecond))
            }
            try await writer.finish(nil)
        }
        return Response(status: first > 0 ? .partialContent : .ok, headers: headers, body: body)
    }

    private static var endless: Response {
        let body = ResponseBody { writer in
            let bytes = ByteBuffer(repeating: 0x20, count: piece)
            while !Task.isCancelled { try await writer.write(bytes) }
        }
        return Response(status: .ok, headers: [.contentType: "application/octet-stream"], body: body)
    }
}

/// Ends a connection in the middle.
private struct CutShort: Error {}
