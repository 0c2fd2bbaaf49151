import Domain
import Foundation
import NIOSSL
import Sealing
import Testing

@testable import Gateways

/// Who is let in on a letter.
final class MailSecurityTests: Sendable {
    private let folder = NSTemporaryDirectory() + "mail-\(UUID().uuidString)"
    private let letter: Letter

    init() throws {
        letter = Letter(to: try #require(MailAddress("wang@example.com")), subject: "码", text: "12", html: nil)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func pair(_ names: [String] = ["127.0.0.1", "localhost"]) throws -> CertificatePair {
        let place = "\(folder)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        return try CertificatePair.selfSigned(in: place, names: names, at: .now)
    }

    private func stub(_ security: MailServer.Security, _ pair: CertificatePair) throws -> MailStub {
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(pair.certificatePath).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: pair.keyPath, format: .pem))))
        return MailStub(
            MailScript(
                offers: ["AUTH PLAIN", "STARTTLS"], tls: context, isTLSFromTheStart: security == .tls))
    }

    @Test(arguments: [MailServer.Security.starttls, .tls], ["127.0.0.1", "localhost"])
    func aTrustedServerGetsTheLetter(_ security: MailServer.Security, host: String) async throws {
        let pair = try pair()
        let stub = try stub(security, pair)
        try await stub.run { port in
            try await MailServer.here(
                port, security, user: "u", password: "p", authorities: pair.certificatePath, host: host
            ).send(letter)
        }
        let head = security == .tls ? ["EHLO", "AUTH"] : ["EHLO", "STARTTLS", "EHLO", "AUTH"]
        #expect(Array(stub.commands.prefix(head.count)) == head)
        #expect(stub.lines.contains("DATA"))
    }

    @Test(arguments: [MailServer.Security.starttls, .tls])
    func anUntrustedOneDoesNot(_ security: MailServer.Security) async throws {
        try await expectInsecure(stub(security, pair()), security, authorities: nil)
        try await expectInsecure(stub(security, pair()), security, authorities: pair().certificatePath)
    }

    @Test(arguments: [MailServer.Security.starttls, .tls])
    func oneWithAnotherNameDoesNot(_ security: MailServer.Security) async throws {
        let other = try pair(["mail.example"])
        try await expectInsecure(stub(security, other), security, authorities: other.certificatePath)
    }

    @Test func aServerWithoutEncryptionDoesNot() async throws {
        try await expectInsecure(MailStub(MailScript(offers: ["AUTH PLAIN"])), .starttls, authorities: nil)
    }

    @Test func aServerThatTakesItsOfferBackDoesNot() async throws {
        let script = MailScript(offers: ["AUTH PLAIN", "STARTTLS"], answers: ["STARTTLS": "454 4.7.0 not now"])
        try await expectInsecure(MailStub(script), .starttls, authorities: nil)
    }

    @Test func aServerThatSpeaksPlainlyWhereTLSIsExpectedDoesNot() async throws {
        try await expectInsecure(MailStub(), .tls, authorities: nil)
    }

    @Test func authoritiesThatAreNoFileAreSaid() async throws {
        try await expectInsecure(stub(.tls, pair()), .tls, authorities: folder + "/missing.pem")
    }

    private func expectInsecure(
        _ stub: MailStub, _ security: MailServer.Security, authorities: String?
    ) async throws {
        try await stub.run { port in
            let server = try MailServer.here(port, security, user: "u", password: "p", authorities: authorities)
            let error = await #expect(throws: MailError.self) { try await server.send(letter) }
            guard case .insecure(let reason) = error, !reason.isEmpty else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        #expect(!stub.commands.contains("AUTH") && !stub.commands.contains("MAIL"), "\(stub.lines)")
    }
}
