import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

@testable import Simulator

/// A simulator with its mail server while `body` runs; `body` is told the mail server's port.
func withMail(
    user: String? = nil, password: String? = nil, certificate: Certificate? = nil, idle: TimeAmount = .minutes(5),
    _ body: @escaping @Sendable (Outside, Int) async throws -> Void
) async throws {
    let clock = Clock()
    let settings = SMTPSettings(
        host: "127.0.0.1", port: 0, user: user, password: password, certificate: certificate?.certificate,
        key: certificate?.key)
    let simulator = try simulator(smtp: settings, clock: clock)
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let sink = MailSink(server: simulator.mail, idle: idle) { continuation.yield($0) }
    try await withServer(simulator.application(onServerRunning:)) { port in
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sink.run() }
            group.addTask {
                for await mailPort in ports {
                    return try await body(Outside(base: "http://127.0.0.1:\(port)", clock: clock), mailPort)
                }
            }
            try await group.next()
            group.cancelAll()
        }
    }
}

extension MailClient {
    /// A client that has heard the greeting and said EHLO.
    static func greeted(_ port: Int) async throws -> MailClient {
        let client = try await connect(port)
        _ = await client.reply()
        _ = try await client.say("EHLO client.example")
        return client
    }

    /// Brings a mail; the code of the last answer.
    func bring(
        _ content: String, from sender: String = "a@b.cn", to recipients: [String] = ["c@d.cn"]
    ) async throws -> Int? {
        var lines = ["MAIL FROM:<\(sender)>"] + recipients.map { "RCPT TO:<\($0)>" }
        lines.append("DATA")
        for line in lines where try await say(line) ?? 0 >= 400 { return nil }
        return try await say(content + "\r\n.")
    }
}
