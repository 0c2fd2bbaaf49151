import Testing

@testable import Sealing

/// GB/T 32918.5-2017, annexes A.2 (signature) and C.2 (encryption): the standard's own key, message and results.
struct SM2VectorTests {
    private static let scalar = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8"
    private static let point =
        "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"
    private static let signature =
        "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
        + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa"

    private func privateKey() throws -> SM2PrivateKey {
        var scalar = try #require([UInt8](hex: Self.scalar))
        return try SM2PrivateKey(taking: &scalar, publicKey: publicKey())
    }

    private func publicKey() throws -> SM2PublicKey { try SM2PublicKey(try #require([UInt8](hex: Self.point))) }

    @Test func theStandardsSignatureIsValid() throws {
        let signature = try #require([UInt8](hex: Self.signature))
        #expect(try publicKey().verifies(signature, of: Array("message digest".utf8)))
        #expect(try !publicKey().verifies(signature, of: Array("message digesT".utf8)))
    }

    @Test func theStandardsKeyPairIsOne() throws {
        let message = Array("message digest".utf8)
        #expect(try publicKey().verifies(try privateKey().sign(message), of: message))
    }

    @Test func theStandardsCiphertextOpens() throws {
        func integer(_ hex: String) throws -> [UInt8] {
            let bytes = try #require([UInt8](hex: hex))
            let signed = (bytes.first ?? 0) >= 0x80 ? [0] + bytes : bytes
            return [0x02, UInt8(signed.count)] + signed
        }
        let x = try integer("04ebfc718e8d1798620432268e77feb6415e2ede0e073c0f4f640ecd2e149a73")
        let y = try integer("e858f9d81e5430a57b36daab8f950a3c64e6ee6a63094d99283aff767e124df0")
        let hash = try #require([UInt8](hex: "59983c18f809e262923c53aec295d30383b54e39d609d160afcb1908d0bd8766"))
        let text = try #require([UInt8](hex: "21886ca989ca9c7d58087307ca93092d651efa"))
        let parts = x + y + [0x04, 32] + hash + [0x04, UInt8(text.count)] + text
        #expect(try privateKey().open([0x30, 0x81, UInt8(parts.count)] + parts) == Array("encryption standard".utf8))
    }

    /// GB/T 32905-2016, annex A.1.
    @Test func theStandardsDigest() {
        #expect(Digest.sm3("abc").hex == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")
    }
}
