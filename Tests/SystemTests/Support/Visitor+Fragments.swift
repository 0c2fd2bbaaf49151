import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

extension Visitor {
    private struct Fragment: Decodable {
        let target: String
        let html: String
    }

    /// The first fragment for `target` on the stream at `path` for which `isAwaited` holds. Throws `Over`.
    @discardableResult
    func fragment(
        _ target: String, from path: String, headers: [String: String] = [:],
        where isAwaited: (String) throws -> Bool
    ) async throws -> String {
        let response = try await open(path, headers: headers)
        try #require(
            response.status == .ok
                && response.headers.first(name: "content-type")?.hasPrefix("text/event-stream") == true)
        // Or the next request might be sent on a connection that the server is about to close.
        #expect(response.headers.first(name: "connection") == "close")
        var unread = Data()
        for try await piece in response.body {
            unread += piece.readableBytesView
            while let end = unread.range(of: Data("\n\n".utf8)) {
                let event = String(decoding: unread[unread.startIndex..<end.lowerBound], as: UTF8.self)
                unread = Data(unread[end.upperBound...])
                if let html = try Self.html(in: event, for: target), try isAwaited(html) { return html }
            }
        }
        throw Over()
    }

    /// The stream ended before what was awaited came.
    struct Over: Error {}

    private static func html(in event: String, for target: String) throws -> String? {
        guard let line = event.split(separator: "\n").first(where: { $0.hasPrefix("data: ") }) else { return nil }
        // Other events, such as the stream's end, have words.
        guard let fragment = try? JSONDecoder().decode(Fragment.self, from: Data(line.dropFirst(6).utf8)) else {
            return nil
        }
        return fragment.target == target ? fragment.html : nil
    }
}
