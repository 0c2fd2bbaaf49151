import Testing

@testable import Sealing

/// Test cases 13, 14 and 16 of McGrew and Viega, "The Galois/Counter Mode of Operation".
struct GCMVector: Sendable {
    let key: String
    let nonce: String
    let associated: String
    let plain: String
    let sealed: String
    let tag: String

    static let all = [
        GCMVector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), associated: "",
            plain: "",
            sealed: "", tag: "530f8afbc74536b9a963b4f1c4cb738b"),
        GCMVector(
            key: String(repeating: "00", count: 32), nonce: String(repeating: "00", count: 12), associated: "",
            plain: "00000000000000000000000000000000", sealed: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919"),
        GCMVector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
            nonce: "cafebabefacedbaddecaf888", associated: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662",
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]
}

@Suite struct CipherTests {
    private func bytes(_ hex: String) throws -> [UInt8] { try #require([UInt8](hex: hex)) }

    @Test(arguments: GCMVector.all)
    func encryptsAsPublished(_ vector: GCMVector) throws {
        let cipher = try Cipher(key: bytes(vector.key), nonce: bytes(vector.nonce), isEncrypting: true)
        let sealed = try cipher.update(bytes(vector.plain), associated: bytes(vector.associated))
        try cipher.finish()
        #expect(sealed.hex == vector.sealed)
        #expect(try cipher.tag().hex == vector.tag)
    }

    @Test(arguments: GCMVector.all)
    func decryptsAsPublished(_ vector: GCMVector) throws {
        let cipher = try Cipher(key: bytes(vector.key), nonce: bytes(vector.nonce), isEncrypting: false)
        let plain = try cipher.update(bytes(vector.sealed), associated: bytes(vector.associated))
        try cipher.expect(tag: bytes(vector.tag))
        try cipher.finish()
        #expect(plain.hex == vector.plain)
    }

    /// What SealingKey writes, opened from a published vector: version, nonce, ciphertext, tag.
    @Test func aSealedValueIsLaidOutAsDocumented() throws {
        let vector = try #require(GCMVector.all.first)
        let sealed = try [1] + bytes(vector.nonce) + bytes(vector.sealed) + bytes(vector.tag)
        #expect(try SealingKey(bytes: bytes(vector.key)).open(sealed, for: "") == [])
    }
}
