import NIOCore
import NIOPosix
import ServiceLifecycle

/// Takes mail on a port of its own until the process is asked to go. Where no mail is taken it only waits for that.
struct MailSink: Service {
    let server: MailServer
    var idle = TimeAmount.minutes(5)
    let onServerRunning: @Sendable (Int) async -> Void

    func run() async throws {
        guard let settings = server.settings else {
            try? await gracefulShutdown()
            return
        }
        let connections = SMTPConnections()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { [server, idle] channel in
                guard server.mode != .down else { return channel.close() }
                return channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(allTimeout: idle), SMTPConnection(server: server, connections: connections))
                }
            }
            .bind(host: settings.host, port: settings.port).get()
        await onServerRunning(listener.localAddress?.port ?? settings.port)
        try await withTaskCancellationOrGracefulShutdownHandler {
            try await listener.closeFuture.get()
        } onCancelOrGracefulShutdown: {
            listener.close(promise: nil)
            connections.dismissAll()
        }
    }
}
