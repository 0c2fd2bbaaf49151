import NIOCore
import NIOPosix
import NIOSSL

@testable import Sealing

/// A server of the console's kind that shows a pair's certificate.
struct TLSServer {
    let channel: any Channel

    static func serve(_ pair: CertificatePair) async throws -> TLSServer {
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(pair.certificatePath).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: pair.keyPath, format: .pem))))
        let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return TLSServer(channel: channel)
    }

    /// Whether a client of NIOSSL's that trusts only `trusted` takes the server by `name`; by its address without one.
    func isTaken(byNIO name: String?, trusting trusted: CertificatePair) async throws -> Bool {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(trusted.certificatePath))
        let context = try NIOSSLContext(configuration: configuration)
        let shaken = channel.eventLoop.makePromise(of: Void.self)
        guard let address = channel.localAddress else { throw ChannelError.unknownLocalAddress }
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandlers([
                        try NIOSSLClientHandler(context: context, serverHostname: name), Ending(shaken),
                    ])
                }
            }
            .connect(to: address).get()
        defer { client.close(promise: nil) }
        return (try? await shaken.futureResult.get()) != nil
    }

    /// The same with OpenSSL's client; `name` is its option, such as `-verify_ip 127.0.0.1`.
    func isTaken(byOpenSSL name: [String], trusting trusted: CertificatePair) throws -> Bool {
        let client = try OpenSSL.run(
            [
                "s_client", "-connect", "127.0.0.1:\(channel.localAddress?.port ?? 0)", "-CAfile",
                trusted.certificatePath,
            ]
                + ["-no-CApath", "-no-CAstore", "-verify_return_error", "-brief"] + name)
        return client.status == 0 && client.text.contains("Verification: OK")
    }
}
