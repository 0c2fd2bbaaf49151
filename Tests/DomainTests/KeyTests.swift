import Domain
import Testing

@Suite struct KeyTests {
    @Test func readsDecimalDigits() {
        #expect(Account.ID("17")?.rawValue == 17)
        #expect(Account.ID(String(Int64.max))?.rawValue == .max)
        #expect(Account.ID(rawValue: 42).description == "42")
    }

    @Test(arguments: ["", "0", "-1", "+5", " 5", "5 ", "0x5", "1.0", "９", "9223372036854775808", "5\u{301}", "1,000"])
    func refusesAnythingElse(_ text: String) {
        #expect(Account.ID(text) == nil)
    }
}
