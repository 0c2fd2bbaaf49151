import Foundation
import Testing

@testable import Sealing

/// What another reader says of a certificate of ours.
@Suite struct CertificateTextTests {
    private let folder: ScratchFolder
    private let pair: CertificatePair
    private let now = Date.now

    init() throws {
        folder = try ScratchFolder()
        pair = try CertificatePair.selfSigned(
            in: folder.path, names: ["steward", "steward.example", "192.168.1.5", "fd00::5"], at: now)
    }

    private func text() throws -> String {
        try OpenSSL.run("x509", "-in", pair.certificatePath, "-noout", "-text", "-fingerprint", "-sha256").text
    }

    @Test(arguments: [
        "Version: 3 (0x2)", "Signature Algorithm: ecdsa-with-SHA256", "Issuer: CN = steward", "Subject: CN = steward",
        "NIST CURVE: P-256",
        "X509v3 Basic Constraints: critical\n                CA:FALSE",
        "X509v3 Extended Key Usage: \n                TLS Web Server Authentication\n",
        "DNS:steward, DNS:steward.example, IP Address:192.168.1.5, IP Address:FD00:0:0:0:0:0:0:5",
    ])
    func itSays(_ words: String) throws { #expect(try text().contains(words)) }

    /// With one, NIOSSL would not take it as a trust root: see `HandshakeTests`.
    @Test func itHasNoKeyUsage() throws { #expect(try !text().contains("X509v3 Key Usage")) }

    @Test func itsFingerprintIsTheOneThatIsShown() throws {
        #expect(try text().contains("sha256 Fingerprint=\(pair.fingerprint)\n"))
    }

    @Test func itLives397Days() throws {
        let dates = try OpenSSL.run("x509", "-in", pair.certificatePath, "-noout", "-startdate", "-enddate").text
        let reader = DateFormatter()
        reader.locale = Locale(identifier: "en_US_POSIX")
        reader.dateFormat = "MMM d HH:mm:ss yyyy z"
        let ends = dates.split(separator: "\n").compactMap { line in
            line.split(separator: "=").last.flatMap {
                reader.date(from: String($0).replacing("  ", with: " "))
            }
        }
        try #require(ends.count == 2)
        #expect(ends[1].timeIntervalSince(ends[0]) == 397 * 86400)
        #expect(ends[0] <= now && now.timeIntervalSince(ends[0]) < 3700)
    }

    @Test func itsNumberIsPositiveAndNew() throws {
        var numbers: Set<String> = []
        for round in 0..<50 {
            let path = folder.file("\(round)")
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            let made = try CertificatePair.selfSigned(in: path, names: ["a"], at: now)
            numbers.insert(try OpenSSL.run("x509", "-in", made.certificatePath, "-noout", "-serial").text)
        }
        #expect(numbers.count == 50)
        #expect(numbers.allSatisfy { $0.hasPrefix("serial=") && $0.count == 7 + 32 + 1 })
    }

    @Test func itIsAServersAndProvesItself() throws {
        for name in [
            ["-verify_hostname", "steward.example"], ["-verify_ip", "192.168.1.5"], ["-verify_ip", "fd00::5"],
        ] {
            let proof = try OpenSSL.run(
                "verify", "-x509_strict", "-purpose", "sslserver", name[0], name[1], "-CAfile", pair.certificatePath,
                pair.certificatePath)
            #expect(proof.status == 0, "\(proof.text)")
        }
        let stranger = try OpenSSL.run(
            "verify", "-verify_hostname", "other", "-CAfile", pair.certificatePath, pair.certificatePath)
        #expect(stranger.status != 0)
    }

    @Test func theKeyIsOnItsCurve() throws {
        let key = try OpenSSL.run("pkey", "-in", pair.keyPath, "-noout", "-text", "-check")
        #expect(key.text.contains("Key is valid") && key.text.contains("prime256v1"))
    }

    @Test func aLongNameIsCutInTheSubjectOnly() throws {
        let name = Array(repeating: "abcdefghi", count: 10).joined(separator: ".")
        let made = try CertificatePair.selfSigned(in: folder.path, names: [name], at: now)
        let text = try OpenSSL.run("x509", "-in", made.certificatePath, "-noout", "-text").text
        #expect(text.contains("Subject: CN = \(name.prefix(64))\n") && text.contains("DNS:\(name)\n"))
    }
}
