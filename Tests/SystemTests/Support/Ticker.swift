import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// A download's row as the event stream shows it.
struct DownloadNews: Sendable {
    let stored: Int
    /// `下载中`, `等待中`, `已核对`, …
    let state: String
}

/// The console's event stream, read as a browser's tab does.
struct Ticker: Sendable {
    let visitor: Visitor

    private struct Fragment: Decodable {
        let target: String
        let html: String
    }

    /// The first news of the download for which `isAwaited` holds; what was before is replayed.
    @discardableResult
    func news(of download: String, where isAwaited: (DownloadNews) -> Bool) async throws -> DownloadNews {
        let id = try #require(download.split(separator: "/").last)
        let response = try await visitor.open("/events", headers: ["Last-Event-ID": "0"])
        try #require(
            response.status == .ok
                && response.headers.first(name: "content-type")?.hasPrefix("text/event-stream") == true)
        var unread = Data()
        for try await piece in response.body {
            unread += piece.readableBytesView
            while let end = unread.range(of: Data("\n\n".utf8)) {
                let event = String(decoding: unread[unread.startIndex..<end.lowerBound], as: UTF8.self)
                unread = Data(unread[end.upperBound...])
                if let news = try Self.news(in: event, target: "download-row-\(id)"), isAwaited(news) { return news }
            }
        }
        throw Over()
    }

    /// The stream ended before the news came.
    struct Over: Error {}

    private static func news(in event: String, target: String) throws -> DownloadNews? {
        guard let line = event.split(separator: "\n").first(where: { $0.hasPrefix("data: ") }) else { return nil }
        let fragment = try JSONDecoder().decode(Fragment.self, from: Data(line.dropFirst(6).utf8))
        guard fragment.target == target else { return nil }
        let stored = try #require(fragment.html.firstMatch(of: /class="figures">([\d,]+) \//)).1
        let state = try #require(fragment.html.firstMatch(of: /class="chip[^"]*">([^<]+)</)).1
        return DownloadNews(stored: try #require(Int(stored.filter { $0 != "," })), state: String(state))
    }
}
