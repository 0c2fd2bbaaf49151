import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Sealing
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

    private let address: String
    private let account: String
    private let codec: CallbackCodec
    private let client: HTTPClient
    private let now: @Sendable () -> Date
    private let logger: Logger
    private let lastTimes = Mutex<[String: Int]>([:])

    init(
        _ credentials: WeChatCredentials, now: @escaping @Sendable () -> Date, logger: Logger
    ) throws(SimulatorError) {
        address = credentials.callbackURL + (credentials.callbackURL.contains("?") ? "&" : "?")
        account = "gh_" + Digest.sha1(credentials.appID).hex.prefix(12)
        codec = try CallbackCodec(credentials)
        client = try CallbackClient.trusting(credentials.callbackTrust)
        self.now = now
        self.logger = logger
    }

    /// The same sender and CreateTime each time, so that the console can tell a repetition.
    /// - Parameter twice: posts once more what was answered already; that answer goes nowhere.
    func deliver(_ members: [(String, String)], from openid: String, twice: Bool = false) async -> Delivery {
        let message = CallbackMessage(to: account, from: openid, createTime: createTime(for: openid), members: members)
        for number in 1...Self.tries {
            do {
                let reply = try await post(message)
                if twice { _ = try? await post(message) }
                return .answered(reply)
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

    private func post(_ message: CallbackMessage) async throws -> PassiveReply? {
        let post = try codec.post(message, now: now())
        var request = HTTPClientRequest(url: address + post.query)
        request.method = .POST
        request.headers.add(name: "content-type", value: "text/xml")
        request.body = .bytes(ByteBuffer(string: post.body))
        let response = try await client.execute(request, timeout: Self.patience)
        let body = try await response.body.collect(upTo: 64 << 10)
        guard response.status == .ok else { throw CallbackRefused(status: Int(response.status.code)) }
        return try codec.reply(String(buffer: body), to: message)
    }
}

struct CallbackRefused: Error {
    let status: Int
}
