import Foundation
import Testing

@testable import Sealing

/// A pair is kept for as long as it serves.
@Suite struct CertificatePairTests {
    private let folder: ScratchFolder
    private let now = Date(timeIntervalSince1970: 1_795_000_000.5)
    private let names = ["steward.example", "192.168.1.5"]

    init() throws { folder = try ScratchFolder() }

    private func pair(_ names: [String]? = nil, days: Double = 0) throws -> CertificatePair {
        try CertificatePair.selfSigned(
            in: folder.path, names: names ?? self.names, at: now.addingTimeInterval(days * 86400))
    }

    @Test func twoFilesAreMadeAndTheKeyIsTheOwnersAlone() throws {
        let pair = try pair()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files == ["tls-certificate.pem", "tls-key.pem"])
        #expect([pair.certificatePath, pair.keyPath] == files.map(folder.file))
        let mode = try FileManager.default.attributesOfItem(atPath: pair.keyPath)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test(arguments: [0.0, 1, 366]) func aPairThatServesIsKept(days: Double) throws {
        #expect(try pair().fingerprint == pair(days: days).fingerprint)
    }

    @Test(arguments: [367.0, 397, 4000, -1]) func oneThatEndsSoonOrHasNotBegunIsMadeAnew(days: Double) throws {
        let first = try pair()
        let second = try pair(days: days)
        #expect(first.fingerprint != second.fingerprint)
        #expect(try pair(days: days).fingerprint == second.fingerprint)
    }

    @Test func aNewNameMakesItAnewAndFewerDoNot() throws {
        let first = try pair()
        #expect(try pair(["192.168.1.5"]).fingerprint == first.fingerprint)
        #expect(try pair(["STEWARD.example"]).fingerprint == first.fingerprint)
        for name in ["192.168.1.6", "other.example", "::1"] {
            let before = try pair().fingerprint
            #expect(try pair(names + [name]).fingerprint != before)
        }
    }

    @Test(arguments: ["tls-certificate.pem", "tls-key.pem"]) func aLostFileMakesBothAnew(name: String) throws {
        let first = try pair()
        try FileManager.default.removeItem(atPath: folder.file(name))
        #expect(try pair().fingerprint != first.fingerprint)
    }

    /// As after a start that died between the two files.
    @Test(arguments: ["tls-certificate.pem", "tls-key.pem"]) func filesOfTwoPairsAreMadeAnew(name: String) throws {
        let other = try ScratchFolder()
        _ = try CertificatePair.selfSigned(in: other.path, names: names, at: now)
        let first = try pair()
        let strange = try Data(contentsOf: URL(fileURLWithPath: other.file(name)))
        try strange.write(to: URL(fileURLWithPath: folder.file(name)))
        let second = try pair()
        #expect(first.fingerprint != second.fingerprint)
        #expect(try pair().fingerprint == second.fingerprint)
    }

    @Test(arguments: ["", "密钥", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func aDamagedFileMakesBothAnew(text: String) throws {
        for name in ["tls-certificate.pem", "tls-key.pem"] {
            let first = try pair()
            _ = try folder.write(text, to: name, mode: 0o600)
            #expect(try pair().fingerprint != first.fingerprint)
        }
    }

    @Test(arguments: [0o644, 0o640, 0o604]) func aKeyThatOthersReachIsRefused(mode: Int) throws {
        let path = try pair().keyPath
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(throws: SealingError.keyFileExposed(path: path, mode: String(mode, radix: 8))) { try pair() }
    }

    @Test func aFolderThatCannotBeUsedIsSaid() throws {
        let path = folder.file("missing")
        #expect(throws: SealingError.keyFileUnreadable(path: "\(path)/tls-key.pem")) {
            try CertificatePair.selfSigned(in: path, names: names, at: now)
        }
    }

    @Test(arguments: [
        "", " ", "a b", "a,DNS:b", "a\nb", "-a", "a-", "a..b", ".", "公司", "*.example", "a:1", "1.2.3.4.5:1",
        "fe80::1%lo",
        String(repeating: "a", count: 64),
    ])
    func whatNoCertificateCanSayIsRefused(name: String) throws {
        #expect(throws: SealingError.self) { try pair(["a.example", name]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func aCertificateNeedsAName() { #expect(throws: SealingError.self) { try pair([]) } }
}
