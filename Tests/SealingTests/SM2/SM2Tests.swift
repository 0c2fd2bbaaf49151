import Testing

@testable import Sealing

struct SM2Tests {
    private let message = Array("challenge".utf8)

    @Test func aSignatureIsOfOneMessageAndOneKey() throws {
        let (key, other) = (try SM2PrivateKey(), try SM2PrivateKey())
        var signature = try key.sign(message)
        #expect(signature.count == 64)
        #expect(key.publicKey.verifies(signature, of: message))
        #expect(!key.publicKey.verifies(signature, of: message + [0]))
        #expect(!other.publicKey.verifies(signature, of: message))
        signature[40] ^= 1
        #expect(!key.publicKey.verifies(signature, of: message))
    }

    @Test(arguments: [0, 63, 65, 72])
    func aSignatureOfAnotherLengthIsNone(count: Int) throws {
        #expect(try !SM2PrivateKey().publicKey.verifies([UInt8](repeating: 1, count: count), of: message))
    }

    @Test func aPointBesideTheCurveIsNoKey() throws {
        var bytes = try SM2PrivateKey().publicKey.bytes
        bytes[64] ^= 1
        #expect(throws: SealingError.unsealable) { try SM2PublicKey(bytes) }
        #expect(throws: SealingError.unsealable) { try SM2PublicKey([]) }
    }

    @Test func aPrivateKeyFitsItsPublicKey() throws {
        var scalar = try SM2PrivateKey().exported()
        #expect(throws: SealingError.unsealable) {
            try SM2PrivateKey(taking: &scalar, publicKey: try SM2PrivateKey().publicKey)
        }
        #expect(scalar.isEmpty)
    }

    @Test func whatIsSealedForOneOpensForNobodyElse() throws {
        let key = try SM2PrivateKey()
        var sealed = try key.publicKey.seal(message)
        #expect(try key.open(sealed) == message)
        #expect(throws: SealingError.unsealable) { try SM2PrivateKey().open(sealed) }
        sealed[sealed.count - 1] ^= 1
        #expect(throws: SealingError.unsealable) { try key.open(sealed) }
        #expect(throws: SealingError.unsealable) { try key.open([]) }
    }

    @Test func aWrappedKeyOpensByItsPasswordAlone() throws {
        let key = try SM2PrivateKey()
        let wrap = try PasswordWrap(key, password: "Zheng#2026", iterations: 10)
        #expect(try wrap.open(password: "Zheng#2026", publicKey: key.publicKey).exported() == key.exported())
        #expect(throws: SealingError.unsealable) { try wrap.open(password: "Zheng#2027", publicKey: key.publicKey) }
        #expect(throws: SealingError.unsealable) { try wrap.open(password: "", publicKey: key.publicKey) }
        #expect(throws: SealingError.unsealable) {
            try wrap.open(password: "Zheng#2026", publicKey: try SM2PrivateKey().publicKey)
        }
    }
}
