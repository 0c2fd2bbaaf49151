import Foundation
import Hummingbird
import Logging
import NIOCore
import Simulator

/// Runs a server on a free port until `body` is done.
func withServer<App: ApplicationProtocol>(
    _ make: (@escaping @Sendable (any Channel) async -> Void) -> App,
    _ body: @escaping @Sendable (_ base: String) async throws -> Void
) async throws {
    let (ports, running) = AsyncStream.makeStream(of: Int.self)
    let server = make { channel in running.yield(channel.localAddress?.port ?? 0) }
    try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await server.runService(gracefulShutdownSignals: []) }
        group.addTask {
            for await port in ports { return try await body("http://127.0.0.1:\(port)") }
        }
        try await group.next()
        group.cancelAll()
    }
}

extension Logger {
    static var silent: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }
}
