import NIOCore
import NIOSSL

/// One connection of a `MailStub`.
final class MailSession: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private enum Reading { case commands, password, message }

    private let stub: MailStub
    private var script: MailScript { stub.script }
    private var reading = Reading.commands
    private var received = ByteBuffer()

    init(_ stub: MailStub) { self.stub = stub }

    func channelActive(context: ChannelHandlerContext) {
        if let greeting = script.greeting { say(greeting, context) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        while let end = received.readableBytesView.firstIndex(of: 0x0A),
            let line = received.readString(length: end - received.readerIndex + 1)
        {
            hear(String(line.dropLast()), context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func hear(_ line: String, _ context: ChannelHandlerContext) {
        stub.hear(line)
        switch reading {
        case .commands: obey(line, String(line.prefix { $0 != " " }), context)
        case .password:
            reading = .commands
            answer("AUTH", or: "235 2.7.0 welcome", context)
        case .message:
            guard line == "." else { return }
            reading = .commands
            answer(".", or: "250 2.0.0 queued", context)
        }
    }

    private func obey(_ line: String, _ command: String, _ context: ChannelHandlerContext) {
        switch command {
        case "EHLO": greet(context)
        case "STARTTLS":
            answer("STARTTLS", or: "220 go on", context)
            guard script.answers["STARTTLS"] == nil, let tls = script.tls else { return }
            try? context.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls), position: .first)
        case "AUTH":
            reading = .password
            say("334 ", context)
        case "DATA":
            if script.answers["DATA"] == nil { reading = .message }
            answer("DATA", or: "354 end with a dot", context)
        case "QUIT" where script.ignores == "QUIT": break
        case "QUIT":
            say("221 bye", context)
            context.close(promise: nil)
        default: answer(command, or: "250 ok", context)
        }
    }

    private func greet(_ context: ChannelHandlerContext) {
        guard script.hangsUpAt != "EHLO", script.answers["EHLO"] == nil else {
            return answer("EHLO", or: "", context)
        }
        let lines = ["mail.example"] + script.offers
        for line in lines.dropLast() { say("250-\(line)", context) }
        say("250 \(lines.last ?? "")", context)
    }

    private func answer(_ command: String, or usual: String, _ context: ChannelHandlerContext) {
        guard script.ignores != command else { return }
        guard script.hangsUpAt != command else { return context.close(promise: nil) }
        say(script.answers[command] ?? usual, context)
    }

    private func say(_ line: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
    }
}
