import Testing

@testable import Sealing

@Suite struct RootKeyTests {
    private func root(_ first: UInt8) throws -> RootKey {
        var bytes = [first] + Array<UInt8>(1..<32)
        return try RootKey(taking: &bytes)
    }

    /// The same that another implementation finds.
    @Test func theFingerprintNamesTheKey() throws {
        #expect(try root(0).fingerprint == -1_522_121_430_102_501_678)
        #expect(try root(1).fingerprint != root(0).fingerprint)
    }

    @Test(arguments: CipherSuite.allCases) func wrapsUnderItsFingerprint(_ cipher: CipherSuite) throws {
        let wrapping = try root(0).wrapping(cipher)
        #expect(wrapping.id == (try root(0).fingerprint))
        let sealed = try wrapping.seal([7], for: "p")
        #expect(try root(0).wrapping(cipher).open(sealed, for: "p") == [7])
        #expect(throws: SealingError.unsealable) { try root(1).wrapping(cipher).open(sealed, for: "p") }
    }

    @Test func opensWhatItOnceSealedItself() throws {
        let former = SealingKey(bytes: Array(0..<32))
        let sealed = try former.seal([7], for: "p")
        #expect(Envelope.isOfVersion1(sealed))
        #expect(try root(0).openVersion1(sealed, for: "p") == [7])
        #expect(throws: SealingError.unsealable) { try root(0).openVersion1(sealed, for: "q") }
        #expect(throws: SealingError.unsealable) { try root(1).openVersion1(sealed, for: "p") }
    }

    @Test func theBytesAreTakenOver() throws {
        var bytes = Array<UInt8>(0..<32)
        let held = KeyBytes(taking: &bytes)
        #expect(bytes == [])
        #expect(held.withBytes { Array($0) } == Array(0..<32))
    }
}
