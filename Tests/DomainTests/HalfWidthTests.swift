import Testing

@testable import Domain

@Suite struct HalfWidthTests {
    @Test func aChineseInputMethodsLettersAreTakenAsTyped() throws {
        #expect("９１ＡＢｃ－　発票".halfWidth == "91ABc-　発票")
        #expect(try TaxNumber("９１４４０３９９ＭＡＤＥＭＡ０１９Ｂ").description == "91440399MADEMA019B")
        let code = ActivationCode(bytes: Array(1...10))
        let full = String(
            String.UnicodeScalarView(code.grouped.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        #expect(ActivationCode(typed: full) == code)
    }
}
