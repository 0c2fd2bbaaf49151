import Foundation
import Hummingbird
import Logging
import NIOCore

@testable import Simulator

/// A simulator that answers on a free port while `body` runs.
func withSimulator(
    callbackURL: String = "http://127.0.0.1:9/wechat/callback", encodingAESKey: String? = nil,
    callbackTrust: String? = nil, memory: String? = nil, clock: Clock = Clock(), seed: UInt64 = Demo.seed,
    _ body: @escaping @Sendable (Outside) async throws -> Void
) async throws {
    let simulator = try simulator(
        WeChatCredentials(
            appID: "wxdemo", secret: "s3cret", token: "AAAAA", callbackURL: callbackURL,
            encodingAESKey: encodingAESKey, callbackTrust: callbackTrust),
        memory: memory, clock: clock, seed: seed)
    try await withServer(simulator.application(onServerRunning:)) { port in
        try await body(Outside(base: "http://127.0.0.1:\(port)", clock: clock))
    }
}

/// The demo's simulator, not running.
func simulator(
    _ credentials: WeChatCredentials = WeChatCredentials(
        appID: "wxdemo", secret: "s3cret", token: "AAAAA", callbackURL: "http://127.0.0.1:9/wechat/callback"),
    memory: String? = nil, smtp: SMTPSettings? = nil, clock: Clock = Clock(), seed: UInt64 = Demo.seed
) throws -> Simulator {
    let options = SimulatorOptions(
        host: "127.0.0.1", port: 0, publicURL: "http://phone.example:8090", seed: seed,
        demoGroup: try Demo.groupFile(), weChat: credentials, memory: memory, smtp: smtp, now: { clock.now })
    return try Simulator(options, logger: .quiet)
}

/// Runs a server until `body` is done.
func withServer<App: ApplicationProtocol>(
    _ make: (@escaping @Sendable (any Channel) async -> Void) -> App,
    _ body: @escaping @Sendable (Int) async throws -> Void
) async throws {
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let app = make { channel in continuation.yield(channel.localAddress?.port ?? 0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await app.runService(gracefulShutdownSignals: []) }
        group.addTask {
            for await port in ports { return try await body(port) }
        }
        try await group.next()
        group.cancelAll()
    }
}

extension Logger {
    static var quiet: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}
