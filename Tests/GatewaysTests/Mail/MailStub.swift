import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// How a mail server behaves.
struct MailScript: Sendable {
    /// Nil: it takes the connection and says nothing.
    var greeting: String? = "220 mail.example ESMTP"
    /// What it says it can.
    var offers = ["8BITMIME"]
    /// Its answers that are not the usual ones, by the command's word; the end of the message is `.`.
    var answers: [String: String] = [:]
    /// What it hangs up at, without an answer.
    var hangsUpAt: String?
    /// What it never answers.
    var ignores: String?
    /// What STARTTLS, or the first byte, begins.
    var tls: NIOSSLContext?
    var isTLSFromTheStart = false
}

/// A real mail server on a free port that follows a script and remembers what it heard.
final class MailStub: Sendable {
    let script: MailScript
    private let heard = Mutex<[String]>([])

    init(_ script: MailScript = MailScript()) { self.script = script }

    /// Lines without their ends, as they came: dots are still stuffed.
    var lines: [String] { heard.withLock { $0 } }
    /// The words of those that are commands, in order.
    var commands: [String] {
        lines.map { String($0.prefix { $0 != " " }) }.filter {
            ["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"].contains($0)
        }
    }

    func hear(_ line: String) { heard.withLock { $0.append(line) } }

    /// Runs until `body` is done; `body` gets the port.
    func run<Result>(_ body: (Int) async throws -> Result) async throws -> Result {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if self.script.isTLSFromTheStart, let tls = self.script.tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    try channel.pipeline.syncOperations.addHandler(MailSession(self))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        defer { server.close(promise: nil) }
        return try await body(server.localAddress?.port ?? 0)
    }
}
