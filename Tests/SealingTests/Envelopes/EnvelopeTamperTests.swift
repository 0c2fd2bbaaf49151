import Testing

@testable import Sealing

/// Whatever is done to a sealed value, it does not open.
@Suite struct EnvelopeTamperTests {
    private let secret = Array("密码 p@ss".utf8)
    private let place = "accounts/12/credentials"

    private func expectRefusal(
        _ sealed: [UInt8], by key: EnvelopeKey, at place: String? = nil, _ why: Comment? = nil
    ) {
        #expect(throws: SealingError.unsealable, why) { try key.open(sealed, for: place ?? self.place) }
    }

    @Test(
        arguments: CipherSuite.allCases,
        ["accounts/13/credentials", "accounts/12/session", "accounts/12/credential", "accounts/12/credentials ", ""])
    func inAnotherPlace(_ cipher: CipherSuite, _ other: String) throws {
        let key = try EnvelopeKey.example(cipher)
        expectRefusal(try key.seal(secret, for: place), by: key, at: other)
    }

    @Test(arguments: CipherSuite.allCases) func withAnotherKeyOfTheSameId(_ cipher: CipherSuite) throws {
        let key = try EnvelopeKey.example(cipher)
        expectRefusal(try key.seal(secret, for: place), by: try EnvelopeKey(id: key.id, cipher: cipher))
    }

    @Test(arguments: CipherSuite.allCases) func withTheSameKeyUnderAnotherId(_ cipher: CipherSuite) throws {
        let (key, other) = (try EnvelopeKey.example(cipher), try EnvelopeKey.example(cipher, id: 9))
        var sealed = try key.seal(secret, for: place)
        expectRefusal(sealed, by: other, "the id says no")
        sealed.replaceSubrange(2..<10, with: other.id.bytes)
        expectRefusal(sealed, by: other, "the id is authentic, too")
    }

    /// The other cipher's byte, for a key that has become one of the other cipher.
    @Test(arguments: CipherSuite.allCases) func downgradedToTheOtherCipher(_ cipher: CipherSuite) throws {
        let other: CipherSuite = cipher == .aes ? .sm4 : .aes
        for count in [0, 11, 64] {
            var sealed = try EnvelopeKey.example(cipher).seal(Random.bytes(count), for: place)
            sealed[1] = other.byte
            expectRefusal(sealed, by: try EnvelopeKey.example(cipher))
            expectRefusal(sealed, by: try EnvelopeKey.example(other))
        }
    }

    /// The former format knew no ids; its values must not pass for new ones, nor new ones for its.
    @Test(arguments: CipherSuite.allCases) func asAnotherVersion(_ cipher: CipherSuite) throws {
        let key = try EnvelopeKey.example(cipher)
        let former = SealingKey(bytes: Array(0..<32))
        expectRefusal(try former.seal(secret, for: place), by: key)
        for version: UInt8 in [0, 1, 3, 255] {
            var sealed = try key.seal(secret, for: place)
            sealed[0] = version
            expectRefusal(sealed, by: key)
            #expect(throws: SealingError.unsealable) { try former.open(sealed, for: place) }
        }
    }

    @Test(arguments: CipherSuite.allCases) func withABitFlippedAnywhere(_ cipher: CipherSuite) throws {
        let key = try EnvelopeKey.example(cipher)
        let sealed = try key.seal(secret, for: place)
        for position in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[position] ^= 1 << bit
                expectRefusal(altered, by: key, "byte \(position), bit \(bit)")
            }
        }
    }

    @Test(arguments: CipherSuite.allCases) func cutOffOrLonger(_ cipher: CipherSuite) throws {
        let key = try EnvelopeKey.example(cipher)
        let sealed = try key.seal(secret, for: place)
        for count in 0..<sealed.count { expectRefusal(Array(sealed.prefix(count)), by: key) }
        expectRefusal(sealed + [0], by: key)
        expectRefusal(Array(sealed.dropFirst()), by: key)
    }

    /// What is authenticated is not a mere concatenation: a byte cannot move from the place to the ciphertext.
    @Test func withAByteMovedFromPlaceToCiphertext() throws {
        let key = try EnvelopeKey.example(.sm4)
        var sealed = try key.seal(secret, for: "accounts/12/x")
        sealed.insert(UInt8(ascii: "x"), at: 26)
        expectRefusal(sealed, by: key, at: "accounts/12/")
    }
}
