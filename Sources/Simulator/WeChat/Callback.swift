import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Posts events to the console, as the platform does: signed, answered within five seconds, three times in all.
final class Callback: Sendable {
    enum Delivery: Sendable, Equatable {
        case failed
        /// Nil: the console answered `success`.
        case answered(PassiveReply?)
    }

    static let tries = 3
    static let patience = TimeAmount.seconds(5)

    private let credentials: WeChatCredentials
    private let now: @Sendable () -> Date
    private let logger: Logger
    private let lastTimes = Mutex<[String: Int]>([:])

    init(_ credentials: WeChatCredentials, now: @escaping @Sendable () -> Date, logger: Logger) {
        self.credentials = credentials
        self.now = now
        self.logger = logger
    }

    /// The same sender and CreateTime each time, so that the console can tell a repetition.
    func deliver(_ members: [(String, String)], from openid: String) async -> Delivery {
        let account = "gh_" + SHA1.hex(credentials.appID).prefix(12)
        let message = CallbackMessage(to: account, from: openid, createTime: createTime(for: openid), members: members)
        for number in 1...Self.tries {
            do {
                return try await post(message.xml)
            } catch {
                logger.info("The console did not take a WeChat event", error: error, metadata: ["try": "\(number)"])
            }
        }
        return .failed
    }

    /// A person's events have different CreateTimes, even within one second: they are told apart by it.
    private func createTime(for openid: String) -> Int {
        lastTimes.withLock { times in
            let time = max(now().second, (times[openid] ?? 0) + 1)
            if times.count >= 10_000 { times.removeAll() }
            times[openid] = time
            return time
        }
    }

    private func post(_ xml: String) async throws -> Delivery {
        let timestamp = String(now().second)
        let nonce = String(UInt32.random(in: 100_000_000...999_999_999))
        let signature = SHA1.signature(credentials.token, timestamp, nonce)
        let separator = credentials.callbackURL.contains("?") ? "&" : "?"
        let query = "signature=\(signature)&timestamp=\(timestamp)&nonce=\(nonce)"
        var request = HTTPClientRequest(url: credentials.callbackURL + separator + query)
        request.method = .POST
        request.headers.add(name: "content-type", value: "text/xml")
        request.body = .bytes(ByteBuffer(string: xml))
        let response = try await HTTPClient.shared.execute(request, timeout: Self.patience)
        let body = try await response.body.collect(upTo: 64 << 10)
        guard response.status == .ok else { throw CallbackRefused(status: Int(response.status.code)) }
        return .answered(PassiveReply(xml: String(buffer: body)))
    }
}

struct CallbackRefused: Error {
    let status: Int
}
