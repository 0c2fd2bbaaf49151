import Testing

@testable import Sealing

/// NIST SP 800-38A, F.2.5 and F.2.6: CBC-AES256.
@Suite struct BlockCipherTests {
    private let key = "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"
    private let iv = "000102030405060708090a0b0c0d0e0f"
    private let plain = "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
    private let sealed = "f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d"

    private func bytes(_ hex: String) throws -> [UInt8] { try #require([UInt8](hex: hex)) }

    @Test func encryptsAsPublished() throws {
        #expect(try BlockCipher.encrypt(bytes(plain), key: bytes(key), iv: bytes(iv)).hex == sealed)
    }

    @Test func decryptsAsPublished() throws {
        #expect(try BlockCipher.decrypt(bytes(sealed), key: bytes(key), iv: bytes(iv)).hex == plain)
    }

    @Test func nothingIsNothing() throws {
        #expect(try BlockCipher.encrypt([], key: bytes(key), iv: bytes(iv)) == [])
    }

    /// The cipher's own padding would take a block away, or refuse.
    @Test func noPaddingIsAddedOrTaken() throws {
        let whole = Array(repeating: UInt8(16), count: 4096)
        let there = try BlockCipher.encrypt(whole, key: bytes(key), iv: bytes(iv))
        #expect(there.count == 4096)
        #expect(try BlockCipher.decrypt(there, key: bytes(key), iv: bytes(iv)) == whole)
    }

    @Test(arguments: [(15, 32, 16), (17, 32, 16), (1, 32, 16), (16, 31, 16), (16, 33, 16), (16, 32, 15), (16, 0, 0)])
    func whatDoesNotFitIsRefused(_ counts: (plain: Int, key: Int, iv: Int)) {
        func zeros(_ count: Int) -> [UInt8] { Array(repeating: 0, count: count) }
        #expect(throws: SealingError.unsealable) {
            try BlockCipher.encrypt(zeros(counts.plain), key: zeros(counts.key), iv: zeros(counts.iv))
        }
        #expect(throws: SealingError.unsealable) {
            try BlockCipher.decrypt(zeros(counts.plain), key: zeros(counts.key), iv: zeros(counts.iv))
        }
    }
}
