import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import Simulator

@Suite(.timeLimit(.minutes(1)))
struct CallbackTrustTests {
    @Test(arguments: [true, false]) func consoleWithItsOwnCertificateNeedsTrust(_ isTrusted: Bool) async throws {
        let pair = try Certificate()
        let listener = try await Self.listen(pair)
        defer { listener.close(promise: nil) }
        let port = try #require(listener.localAddress?.port)
        try await withSimulator(
            callbackURL: "https://localhost:\(port)/wechat/callback",
            callbackTrust: isTrusted ? pair.certificate : nil
        ) { outside in
            _ = try await outside.scan(try await outside.code("s", try await outside.accessToken()))
            #expect(try await outside.wangMin()["follows"] == .bool(isTrusted))
        }
    }

    @Test func fileWithoutCertificatesIsRefused() {
        let credentials = WeChatCredentials(
            appID: "a", secret: "b", token: "c", callbackURL: "https://localhost", callbackTrust: "/nowhere.pem")
        #expect(throws: SimulatorError.callbackTrust("/nowhere.pem")) { try simulator(credentials) }
    }

    /// Answers nothing but 200 to each post.
    private static func listen(_ pair: Certificate) async throws -> any Channel {
        let chain = try NIOSSLCertificate.fromPEMFile(pair.certificate).map(NIOSSLCertificateSource.certificate)
        let key = try NIOSSLPrivateKey(file: pair.key, format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers(
                        NIOSSLServerHandler(context: context), Nodding())
                }
            }
            .bind(host: "localhost", port: 0).get()
    }
}

private final class Nodding: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var heard = ""

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        heard += String(buffer: unwrapInboundIn(data))
        guard heard.hasSuffix("</xml>") else { return }
        let answer = ByteBuffer(string: "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        context.close(promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
