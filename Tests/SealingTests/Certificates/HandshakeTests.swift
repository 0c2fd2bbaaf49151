import Foundation
import NIOCore
import Testing

@testable import Sealing

/// A client trusts the certificate and nothing else, and checks the name that it asked for.
@Suite struct HandshakeTests {
    private static let names = ["steward.example", "127.0.0.1"]
    private let folder: ScratchFolder
    private let twinFolder: ScratchFolder
    private let pair: CertificatePair
    /// The same names, another key.
    private let twin: CertificatePair

    init() throws {
        folder = try ScratchFolder()
        twinFolder = try ScratchFolder()
        pair = try CertificatePair.selfSigned(in: folder.path, names: Self.names, at: .now)
        twin = try CertificatePair.selfSigned(in: twinFolder.path, names: Self.names, at: .now)
    }

    @Test func swiftTakesItsNameAndItsAddress() async throws {
        let server = try await TLSServer.serve(pair)
        #expect(try await server.isTaken(byNIO: "steward.example", trusting: pair))
        #expect(try await server.isTaken(byNIO: nil, trusting: pair))
        try await server.channel.close()
    }

    /// NIOSSL takes a server by its address also where it asked for a name, so the address is another here.
    @Test func swiftTakesNoOther() async throws {
        let elsewhere = try CertificatePair.selfSigned(
            in: folder.path, names: ["steward.example", "127.0.0.2"], at: .now)
        let server = try await TLSServer.serve(elsewhere)
        #expect(try await server.isTaken(byNIO: "steward.example", trusting: elsewhere))
        #expect(try await !server.isTaken(byNIO: "other.example", trusting: elsewhere))
        #expect(try await !server.isTaken(byNIO: nil, trusting: elsewhere))
        #expect(try await !server.isTaken(byNIO: "steward.example", trusting: twin))
        try await server.channel.close()
    }

    @Test func openSSLTakesItsNamesAndNoOther() async throws {
        let server = try await TLSServer.serve(pair)
        #expect(try server.isTaken(byOpenSSL: ["-verify_hostname", "steward.example"], trusting: pair))
        #expect(try server.isTaken(byOpenSSL: ["-verify_ip", "127.0.0.1"], trusting: pair))
        #expect(try !server.isTaken(byOpenSSL: ["-verify_hostname", "other.example"], trusting: pair))
        #expect(try !server.isTaken(byOpenSSL: ["-verify_ip", "127.0.0.2"], trusting: pair))
        #expect(try !server.isTaken(byOpenSSL: ["-verify_ip", "127.0.0.1"], trusting: twin))
        try await server.channel.close()
    }
}
