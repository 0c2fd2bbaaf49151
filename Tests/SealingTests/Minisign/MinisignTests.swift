import Foundation
import Testing

@testable import Sealing

@Suite struct MinisignTests {
    private static func key() throws -> MinisignPublicKey {
        try #require(MinisignPublicKey(file: MinisignExamples.publicKey))
    }

    private static let content = MinisignExamples.content

    @Test func aKeyIsReadAsMinisignWritesIt() throws {
        let key = try Self.key()
        #expect(key.id == "EDFCCAD68F9F58CD")
        #expect(key.file == MinisignExamples.publicKey)
        #expect(MinisignPublicKey(key.base64) == key)
    }

    @Test(arguments: [MinisignExamples.prehashed, MinisignExamples.legacy])
    func itsSignaturesAreTaken(_ signature: String) throws {
        let scratch = try ScratchFolder()
        let path = try scratch.write("hello\n", to: "f", mode: 0o600)
        try Self.key().verify(Array(signature.utf8), of: try SignedContent(file: path))
        try Self.key().verify(Array(signature.utf8), of: try SignedContent(Self.content))
    }

    @Test(arguments: [MinisignExamples.prehashed, MinisignExamples.legacy])
    func otherBytesAreNotTaken(_ signature: String) throws {
        for other in [Array("hello".utf8), Array("Hello\n".utf8), []] {
            #expect(throws: SignatureFault.unfit) {
                try Self.key().verify(Array(signature.utf8), of: try SignedContent(other))
            }
        }
    }

    @Test func theTrustedCommentIsSignedToo() throws {
        let signature = MinisignExamples.prehashed.replacing("file:f", with: "file:g")
        #expect(throws: SignatureFault.unfit) {
            try Self.key().verify(Array(signature.utf8), of: try SignedContent(Self.content))
        }
    }

    @Test func anotherKeysSignatureIsNamedSo() throws {
        let other = try MinisignSecretKey()
        let signature = try other.sign(try SignedContent(Self.content), comment: "x")
        #expect(throws: SignatureFault.otherKey) {
            try Self.key().verify(signature, of: try SignedContent(Self.content))
        }
    }

    @Test func aSignatureOfOursIsTaken() throws {
        let key = try MinisignSecretKey()
        let content = try SignedContent(Self.content)
        try key.publicKey.verify(try key.sign(content, comment: "timestamp:1\nfile:f"), of: content)
    }

    @Test func aKeyFileIsReadAndWritten() throws {
        let key = try MinisignSecretKey(file: MinisignExamples.secretKey) { "" }
        #expect(key.publicKey == (try Self.key()))
        #expect(try key.file().split(separator: "\n").last == MinisignExamples.secretKey.split(separator: "\n").last)
    }

    @Test func anEncryptedKeyFileAsksForItsPassword() throws {
        let key = try MinisignSecretKey(file: MinisignExamples.encryptedKey) { "secret" }
        #expect(key.publicKey.base64 == MinisignExamples.encryptedPublicKey)
        #expect(throws: SealingError.unsealable) {
            try MinisignSecretKey(file: MinisignExamples.encryptedKey) { "Secret" }
        }
    }

    @Test(arguments: ["", "untrusted comment: x", MinisignExamples.publicKey, "untrusted comment: x\nRWQAAEIy\n"])
    func whatIsNoKeyFile(_ text: String) {
        #expect(throws: SealingError.signingKeyMalformed) { try MinisignSecretKey(file: text) { "" } }
    }

    /// RFC 8032, 7.1, test 2; and RFC 7693's BLAKE2b-512 of `abc`.
    @Test func vectorsAsPublished() throws {
        let seed = try #require([UInt8](hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        let key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
        let signature = """
            92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
            085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00
            """
        #expect(try Ed25519.publicKey(seed: seed).hex == key)
        #expect(try Ed25519.sign([0x72], seed: seed).hex == signature)
        #expect(try SignedContent(Array("abc".utf8)).prehash.hex.hasPrefix("ba80a53f981c4d0d6a2797b69f12f6e94c212f14"))
    }
}
