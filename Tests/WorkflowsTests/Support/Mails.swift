import AsyncHTTPClient
import Domain
import Foundation
import Gateways
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Simulator
import Testing

/// Runs the simulator's mail server on a free port until `body` is done.
func withMailSink(
    of simulator: Simulator, _ body: @escaping @Sendable (_ port: Int) async throws -> Void
) async throws {
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    let sink = simulator.mailSink { running.yield($0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await sink.run() }
        group.addTask {
            for await port in ports { return try await body(port) }
        }
        try await group.next()
        group.cancelAll()
    }
}

extension MailServer {
    /// On this machine, without encryption.
    static func local(port: Int) -> MailServer? {
        MailAddress("steward@example.com").map {
            MailServer(
                host: "127.0.0.1", port: port, security: .none, user: nil, password: nil, from: $0, fromName: "发票管家",
                authorities: nil)
        }
    }
}

/// A mail as the mail server took it.
struct TakenMail: Decodable, Sendable {
    let to: [String]
    let subject: String
    let text: String

    /// What stands behind `激活码：`.
    var code: String {
        get throws { try #require(line(after: "激活码：")) }
    }

    /// The token of the link for a new code.
    var renewal: String {
        get throws { String(try #require(text.split(separator: "/activation/renewals/").last).prefix(64)) }
    }

    private func line(after head: String) -> String? {
        text.split(separator: "\n").first { $0.hasPrefix(head) }.map {
            $0.dropFirst(head.count).trimmingCharacters(in: .whitespaces)
        }
    }
}

extension World {
    /// What the mail server took, newest first.
    func mails() async throws -> [TakenMail] {
        let response = try await HTTPClient.shared.execute(
            HTTPClientRequest(url: "\(base)/control/mails"), timeout: .seconds(30))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        return try JSONDecoder().decode([TakenMail].self, from: Data(bytes.readableBytesView))
    }

    /// `up`, `down`, `refusing`, `greylisting`.
    func setMailServer(_ mode: String) async throws {
        try await control("mail-server", method: .PUT, #"{"mode":"\#(mode)"}"#)
    }
}
