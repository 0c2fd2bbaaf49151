import Testing

@testable import Sealing

/// 国密 as published: GB/T 32905 (SM3), GB/T 32907 (SM4), draft-ribose-cfrg-sm4 and OpenSSL (SM4-CTR), GM/T 0042 D.3
/// (HMAC-SM3).
@Suite struct NationalCipherTests {
    private func bytes(_ hex: String) throws -> [UInt8] { try #require([UInt8](hex: hex)) }

    private func key(_ hex: String) throws -> KeyBytes {
        var bytes = try bytes(hex)
        return KeyBytes(taking: &bytes)
    }

    @Test(arguments: [
        ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (
            String(repeating: "abcd", count: 16),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
        ),
        ("", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b"),
    ])
    func sm3(_ text: String, _ digest: String) {
        #expect(Digest.sm3(text).hex == digest)
    }

    /// The first block of the counter, enciphered, is what zeros become.
    @Test func anSM4Block() throws {
        let block = "0123456789abcdeffedcba9876543210"
        let sealed = try SM4CTR.apply(Array(repeating: 0, count: 16), key: key(block), counter: bytes(block))
        #expect(sealed.hex == "681edf34d206965e86b3e94f536e4246")
    }

    @Test(arguments: [
        (
            "0123456789abcdeffedcba9876543210",
            "c2b4759e78ac3cf43d0852f4e8d5f9fd7256e8a5fcb65a350ee00630912e4449"
                + "2a0b17e1b85b060d0fba612d8a95831638b361fd5ffacd942f081485a83ca35d"
        ),
        (
            "000102030405060708090a0b0c0d0e0f",
            "ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7"
                + "f234bc0e24c11980fd1286310ce37b922a46b894bee4feb79a3822940c935405"
        ),
    ])
    func sm4InCounterMode(_ counter: String, _ sealed: String) throws {
        let plain = "abcdefea".map { String(repeating: $0, count: 16) }
        let key = try key("0123456789abcdeffedcba9876543210")
        let input = try bytes(plain.joined())
        #expect(try SM4CTR.apply(input, key: key, counter: bytes(counter)).hex == sealed)
        #expect(try SM4CTR.apply(bytes(sealed), key: key, counter: bytes(counter)) == input)
    }

    @Test(arguments: [
        (
            "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
            Array(repeating: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8, count: 2).flatMap(\.self),
            "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a"
        ),
        (
            "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425",
            Array(repeating: UInt8(0xCD), count: 50), "220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae"
        ),
        (
            String(repeating: "0b", count: 32), Array("Hi There".utf8),
            "c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e"
        ),
        (
            "4a656665", Array("what do ya want for nothing?".utf8),
            "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882"
        ),
    ])
    func hmacSM3(_ key: String, _ message: [UInt8], _ code: String) throws {
        #expect(try MAC.code(of: message, key: self.key(key), .sm3).hex == code)
    }

    /// RFC 4231, test case 2.
    @Test func hmacSHA256() throws {
        let code = try MAC.code(of: Array("what do ya want for nothing?".utf8), key: key("4a656665"), .sha256)
        #expect(code.hex == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test(arguments: [(15, 16), (17, 16), (16, 15), (16, 17), (0, 0)])
    func whatIsNoKeyOrNoCounterIsRefused(_ key: Int, _ counter: Int) {
        var bytes = [UInt8](repeating: 1, count: key)
        let key = KeyBytes(taking: &bytes)
        #expect(throws: SealingError.cryptography("SM4-CTR")) {
            try SM4CTR.apply([1], key: key, counter: Array(repeating: 0, count: counter))
        }
    }
}
