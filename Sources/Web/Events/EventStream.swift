import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Store

/// One message of an event stream, written once for all who read it.
struct ServerEvent: Sendable {
    /// Between them each reader's own form token stands.
    private let pieces: [String]

    /// - Parameters:
    ///   - id: 0: a browser need not remember it.
    ///   - target: the `data-live` mark of the elements that show it.
    ///   - mark: where the form token belongs in `html`.
    init(id: Int64, target: String, html: String, mark: FormMark) {
        struct Fragment: Encodable {
            let target: String
            let html: String
        }
        let json = (try? JSONEncoder().encode(Fragment(target: target, html: html))) ?? Data("{}".utf8)
        let text = "\(id > 0 ? "id: \(id)\n" : "")event: fragment\ndata: \(String(decoding: json, as: UTF8.self))\n\n"
        pieces = text.components(separatedBy: mark.text)
    }

    func text(for formToken: String) -> String { pieces.joined(separator: formToken) }
}

/// A window onto the rows: reads them, writes what is new, waits for the next signal. A reader that is too slow finds
/// the newest state when it comes back, not a queue.
struct EventStream: Sendable {
    /// Also how long a client that vanished without a word can hold its stream.
    static let heartbeat = Duration.seconds(15)
    /// Changes closer together than this are shown as one.
    static let leastGap = Duration.milliseconds(200)

    let signal: Signal
    /// Of the program; said first where it is told, so that a page that outlived an update hears of it.
    var version = ""

    private var greeting: String { version.isEmpty ? "" : "event: version\ndata: \(version)\n\n" }

    /// `next` returns what is new since it was last asked; nil ends the stream. Ends by itself when the client is gone.
    /// `formToken` is this reader's, for the forms in what is sent.
    func response(
        to request: Request, formToken: String,
        next: @escaping @Sendable () async throws -> [ServerEvent]?
    ) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n" + greeting))
                try await request.body.consumeWithCancellationOnInboundClose { _ in
                    while !Task.isCancelled, !Task.isShuttingDownGracefully {
                        // Listens before it reads: what changes in between is not missed.
                        let change = signal.listen()
                        guard let events = try await next() else {
                            return try await writer.write(ByteBuffer(string: "event: ended\ndata: \n\n"))
                        }
                        let text = events.map { $0.text(for: formToken) }.joined()
                        try await writer.write(ByteBuffer(string: text.isEmpty ? ": still here\n\n" : text))
                        // A shutdown ends the wait: a stream that nobody writes to would hold the server open.
                        _ = await cancelWhenGracefulShutdown {
                            try? await Task.sleep(for: Self.leastGap)
                            await change.first(within: Self.heartbeat)
                        }
                    }
                }
                try await writer.finish(nil)
            })
    }
}
