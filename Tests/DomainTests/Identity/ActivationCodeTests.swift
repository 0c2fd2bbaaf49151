import Domain
import Testing

@Suite struct ActivationCodeTests {
    private let code = ActivationCode(bytes: [0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF])

    @Test func eachFiveBitsAreACharacter() {
        #expect(code.text == "0123456789ABCDEF")
        #expect(code.grouped == "0123-4567-89AB-CDEF")
        #expect(ActivationCode(bytes: Array(repeating: 0xFF, count: 10)).text == "ZZZZZZZZZZZZZZZZ")
    }

    @Test func everyOneOfEightyBitsCounts() {
        let codes = (0..<80).map { bit -> ActivationCode in
            var bytes = [UInt8](repeating: 0, count: 10)
            bytes[bit / 8] = 1 << (bit % 8)
            return ActivationCode(bytes: bytes)
        }
        #expect(Set(codes).count == 80)
    }

    @Test func aShownCodeReadsBack() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let code = ActivationCode(bytes: (0..<10).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
            #expect(ActivationCode(typed: code.text) == code)
            #expect(ActivationCode(typed: code.grouped.lowercased()) == code)
        }
    }

    @Test(arguments: [
        "0123-4567-89AB-CDEF", "o123 4567 89ab cdef", "OI23-4567-89AB-CDEF", "ol23_4567_89ab_cdef",
        "0i23—4567–89AB－CDEF",
        " \t0123-4567-89AB-CDEF\r\n", "0123\u{3000}4567\u{00A0}89AB\u{2009}CDEF", "0-1-2-3-4-5-6-7-8-9-A-B-C-D-E-F",
    ])
    func readsWhatPeopleType(_ typed: String) {
        #expect(ActivationCode(typed: typed)?.text == "0123456789ABCDEF")
    }

    @Test(arguments: [
        "", "0123-4567-89AB-CDE", "0123-4567-89AB-CDEF0", "0123-4567-89AB-CDEU", "0123-4567-89AB-CDE!",
        "0123-4567-89AB-CD\u{0}F", "0123-4567-89AB-CDE\u{301}", "٠123-4567-89AB-CDEF", "0123-4567-89AB-CDE\u{200B}F",
    ])
    func refusesWhatIsNoCode(_ typed: String) {
        #expect(ActivationCode(typed: typed) == nil)
    }

    /// The Kelvin sign equals K to Swift, but not to a hash of its bytes.
    @Test func takesNoLookalike() {
        #expect(ActivationCode(typed: "\u{212A}123456789ABCDEF") == nil)
    }
}
