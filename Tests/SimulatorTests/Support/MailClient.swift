import NIOCore
import NIOPosix
import NIOSSL
import Testing

/// A mail client that says what it is told, word for word.
final class MailClient {
    private let channel: any Channel
    private var lines: AsyncStream<String>.AsyncIterator

    private init(_ channel: any Channel, _ lines: AsyncStream<String>) {
        self.channel = channel
        self.lines = lines.makeAsyncIterator()
    }

    /// The server's greeting is still to be read.
    static func connect(_ port: Int) async throws -> MailClient {
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(LineCollector(continuation))
                }
            }
            .connect(host: "127.0.0.1", port: port).get()
        return MailClient(channel, lines)
    }

    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)).get() }

    /// The lines of one answer, parted by spaces; nil when the server has closed.
    func reply() async -> String? {
        var reply: [String] = []
        while let line = await lines.next() {
            reply.append(line)
            if line.dropFirst(3).first != "-" { return reply.joined(separator: " ") }
        }
        return nil
    }

    /// Says a line and gives the answer's code.
    func say(_ line: String) async throws -> Int? {
        try await send(line + "\r\n")
        return await code()
    }

    func code() async -> Int? { await reply().flatMap { Int($0.prefix(3)) } }

    func startTLS(trusting certificate: String) async throws {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .file(certificate)
        let context = try NIOSSLContext(configuration: configuration)
        try await channel.eventLoop.submit { [channel] in
            let handler = try NIOSSLClientHandler(context: context, serverHostname: "localhost")
            try channel.pipeline.syncOperations.addHandler(handler, position: .first)
        }.get()
    }

    func close() { channel.close(promise: nil) }
}

/// Passes lines on as they come.
private final class LineCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let continuation: AsyncStream<String>.Continuation
    private var rest = ""

    init(_ continuation: AsyncStream<String>.Continuation) { self.continuation = continuation }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        rest += String(buffer: unwrapInboundIn(data))
        var lines = rest.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        rest = lines.popLast() ?? ""
        for line in lines { continuation.yield(line) }
    }

    func channelInactive(context: ChannelHandlerContext) { continuation.finish() }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
