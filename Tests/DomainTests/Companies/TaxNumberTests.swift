import Domain
import Testing

@Suite struct TaxNumberTests {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    private static let valid = [
        "91440399MADEMA019B", "91440399MADEMA0276", "91310199MADEMA019X", "91310199MADEMA027Q", "91320599MADEMA019N",
        "91110199MADEMA019G", "91330299MADEMA0276", "91370299MADEMA019U", "91350299MADEMA027E",
    ]

    @Test(arguments: valid)
    func takesAValidCreditCode(_ text: String) throws {
        #expect(try TaxNumber(text).description == text)
        #expect(try TaxNumber(text.lowercased()).description == text)
        #expect(try TaxNumber(" \(text.prefix(8))\t\(text.dropFirst(8))\u{3000}\n").description == text)
    }

    /// The weights and 31 share no factor, so that no single wrong character goes unseen.
    @Test(arguments: valid)
    func refusesEachSingleChange(_ text: String) {
        for position in 0..<18 {
            for character in Self.alphabet {
                var changed = Array(text)
                guard changed[position] != character else { continue }
                changed[position] = character
                let isStrange = (2..<8).contains(position) && !character.isASCIIDigit
                #expect(throws: isStrange ? TaxNumber.Flaw.character(character) : .checkDigit) {
                    try TaxNumber(String(changed))
                }
            }
        }
    }

    @Test(arguments: ["I", "O", "S", "V", "Z"] as [Character])
    func namesALetterOutsideTheAlphabet(_ letter: Character) {
        #expect(throws: TaxNumber.Flaw.character(letter)) { try TaxNumber("91440399MADEMA01\(letter)B") }
    }

    @Test(arguments: ["440300123456789", "44030012345678901", "44030019800101123X01", "44030O123456789"])
    func takesOlderNumbersAsTheyAre(_ text: String) throws {
        #expect(try TaxNumber(text).description == text)
    }

    @Test(arguments: [0, 1, 14, 16, 19, 21, 1_000])
    func refusesOtherLengths(_ count: Int) {
        #expect(throws: TaxNumber.Flaw.length(count)) { try TaxNumber(String(repeating: "1", count: count)) }
    }

    @Test(arguments: ["-", "'", "٩", "中", "\u{0}", "é", "\u{212A}"] as [Character])
    func namesACharacterThatNoNumberHas(_ character: Character) {
        #expect(throws: TaxNumber.Flaw.self) { try TaxNumber("4403001234567\(character)9") }
    }
}
