import Testing

@testable import Sealing

extension EnvelopeKey {
    /// The key 00 01 02 … 1f.
    static func example(_ cipher: CipherSuite, id: Int64 = 0x0123_4567_89AB_CDEF) throws -> EnvelopeKey {
        var bytes = Array<UInt8>(0..<32)
        return try EnvelopeKey(id: id, cipher: cipher, bytes: KeyBytes(taking: &bytes))
    }
}

@Suite struct EnvelopeTests {
    private let secret = Array("密码 p@ss".utf8)
    private let place = "accounts/12/credentials"

    @Test(arguments: CipherSuite.allCases, [0, 1, 15, 16, 17, 1_000, 100_000])
    func opensWhatItSealed(_ cipher: CipherSuite, _ count: Int) throws {
        let key = try EnvelopeKey(id: 7, cipher: cipher)
        let secret = Random.bytes(count)
        let sealed = try key.seal(secret, for: place)
        #expect(sealed.count == 10 + count + (cipher == .aes ? 28 : 48))
        #expect(try key.open(sealed, for: place) == secret)
        #expect(try Envelope(sealed).keyID == 7)
    }

    /// Made by other people's ciphers: Python's cryptography (AES-GCM) and gmssl (SM4, SM3). The last nonce is one whose
    /// counter is carried through all its bytes.
    @Test(arguments: [
        (
            CipherSuite.aes,
            "02010123456789abcdef6465666768696a6b6c6d6e6fef74ffa5e1129ef33a419f78d2a133b16d74c74e7b9252f1e4a609"
        ),
        (
            .sm4,
            "02020123456789abcdef6465666768696a6b6c6d6e6f707172ff8d3755e3272b36d0a9a5739170b278e2de7750f74094a315697673"
                + "e446d3af79638031f0ad919fc311dbe5"
        ),
    ])
    func opensWhatOthersSealed(_ cipher: CipherSuite, _ sealed: String) throws {
        let sealed = try #require([UInt8](hex: sealed))
        #expect(try EnvelopeKey.example(cipher).open(sealed, for: place) == secret)
    }

    @Test func theCounterIsCarriedThroughAllItsBytes() throws {
        let sealed = try #require(
            [UInt8](
                hex:
                    "02020000000000000001ffffffffffffffffffffffffffffffffe09116327336192dc083c4cf4b308e4cedbc7cd4f8dda9"
                    + "87cf6d5e7e399dbe8b96c79bfe7a063dc565845982c1163bd726f03d028cc954f8c9b1b164e85d482dc0a5d863638fa04c"
            ))
        #expect(try EnvelopeKey.example(.sm4, id: 1).open(sealed, for: place) == Array(repeating: 0, count: 40))
    }

    @Test(arguments: CipherSuite.allCases) func neverSealsAlikeTwice(_ cipher: CipherSuite) throws {
        let key = try EnvelopeKey.example(cipher)
        let sealed = try (0..<200).map { _ in try key.seal(secret, for: place) }
        let nonces = sealed.map { Array($0[10..<(cipher == .aes ? 22 : 26)]) }
        #expect(Set(nonces).count == 200)
        #expect(Set(sealed.map { Array($0.suffix(16)) }).count == 200)
    }

    @Test(arguments: CipherSuite.allCases) func aSecretDoesNotShow(_ cipher: CipherSuite) throws {
        let secret = Array("Xinghe#2026".utf8)
        let sealed = try EnvelopeKey.example(cipher).seal(secret, for: place)
        #expect(!sealed.hex.contains(secret.hex))
    }

    @Test(arguments: CipherSuite.allCases) func aKeyIsWrappedAndUnwrapped(_ cipher: CipherSuite) throws {
        let (outer, inner) = (try EnvelopeKey.example(cipher), try EnvelopeKey(id: 5, cipher: .sm4))
        let wrapped = try outer.wrap(inner, for: "data-keys/5")
        #expect(wrapped.count == (cipher == .aes ? 70 : 90), "what the schema's CHECK says")
        let again = try outer.unwrap(wrapped, id: 5, cipher: .sm4, for: "data-keys/5")
        #expect(try again.open(inner.seal(secret, for: place), for: place) == secret)
        #expect(throws: SealingError.unsealable) {
            try outer.unwrap(wrapped, id: 5, cipher: .sm4, for: "data-keys/6")
        }
        let short = try outer.seal(Array(repeating: 1, count: 31), for: "data-keys/5")
        #expect(throws: SealingError.unsealable) {
            try outer.unwrap(short, id: 5, cipher: .sm4, for: "data-keys/5")
        }
    }
}
