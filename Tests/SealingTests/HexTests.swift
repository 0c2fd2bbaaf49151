import Sealing
import Testing

@Suite struct HexTests {
    @Test func everyByteReadsBack() {
        let bytes = Array(UInt8.min...UInt8.max)
        #expect([UInt8](hex: bytes.hex) == bytes)
        #expect([UInt8](hex: bytes.hex.uppercased()) == bytes)
        #expect([0, 0x0F, 0xF0, 0xAB].hex == "000ff0ab")
        #expect([UInt8](hex: "") == [])
    }

    @Test(arguments: ["0", "abc", "0g", "g0", " 00", "0x00", "-1", "１1", "00\u{301}", "é"])
    func refusesWhatIsNoHex(_ text: String) {
        #expect([UInt8](hex: text) == nil)
    }

    @Test func tokensAreLongAndNeverAlike() {
        let tokens = (0..<1_000).map { _ in Random.token() }
        #expect(Set(tokens).count == 1_000)
        #expect(tokens.allSatisfy { [UInt8](hex: $0)?.count == 32 })
        #expect(Random.token(bytes: 8).count == 16)
        #expect(Random.bytes(0) == [])
    }
}
