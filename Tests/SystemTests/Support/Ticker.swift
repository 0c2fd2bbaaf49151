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

    /// The first news of the download for which `isAwaited` holds; what was before is replayed.
    @discardableResult
    func news(of download: String, where isAwaited: (DownloadNews) -> Bool) async throws -> DownloadNews {
        let id = try #require(download.split(separator: "/").last)
        var found: DownloadNews?
        try await visitor.fragment("download-row-\(id)", from: "/events", headers: ["Last-Event-ID": "0"]) { html in
            let news = try Self.news(in: html)
            if isAwaited(news) { found = news }
            return found != nil
        }
        return try #require(found)
    }

    private static func news(in html: String) throws -> DownloadNews {
        let stored = try #require(html.firstMatch(of: /class="figures">([\d,]+) \//)).1
        let state = try #require(html.firstMatch(of: /class="chip[^"]*">([^<]+)</)).1
        return DownloadNews(stored: try #require(Int(stored.filter { $0 != "," })), state: String(state))
    }
}
