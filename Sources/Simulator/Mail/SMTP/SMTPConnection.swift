import NIOCore
import NIOSSL

/// Speaks SMTP on one connection.
final class SMTPConnection: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Sent through the pipeline when the server goes.
    struct Farewell: Sendable {}

    private let connections: SMTPConnections
    private var session: SMTPSession
    private var reader = SMTPLineReader()
    private var isClosing = false

    init(server: MailServer, connections: SMTPConnections) {
        session = SMTPSession(server: server)
        self.connections = connections
    }

    func channelActive(context: ChannelHandlerContext) {
        guard connections.add(context.channel) else { return close(context, with: .crowded) }
        write(SMTPSession.greeting, context)
    }

    func channelInactive(context: ChannelHandlerContext) { connections.remove(context.channel) }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        for byte in unwrapInboundIn(data).readableBytesView where !isClosing {
            guard let line = reader.take(byte) else { continue }
            let turn = session.take(line)
            if turn.next == .close { return close(context, with: turn.reply) }
            if let reply = turn.reply { write(reply, context) }
            // What came behind STARTTLS in the clear could be anybody's: it is not read.
            if turn.next == .startTLS { return startTLS(context) }
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is Farewell: close(context, with: .leaving)
        case is IdleStateHandler.IdleStateEvent: close(context, with: .idle)
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// Who asks and asks and reads no answer would fill the memory.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if !context.channel.isWritable { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func startTLS(_ context: ChannelHandlerContext) {
        reader = SMTPLineReader()
        guard let tls = session.server.tls else { return context.close(promise: nil) }
        do {
            try context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
        } catch {
            context.close(promise: nil)
        }
    }

    private func write(_ reply: SMTPReply, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: reply.text)), promise: nil)
    }

    private func close(_ context: ChannelHandlerContext, with reply: SMTPReply?) {
        guard !isClosing else { return }
        isClosing = true
        if let reply { write(reply, context) }
        context.close(promise: nil)
    }
}
