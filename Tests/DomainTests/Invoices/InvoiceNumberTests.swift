import Domain
import Testing

@Suite struct InvoiceNumberTests {
    private let twenty = "26442000000000000017"

    @Test func twentyDigitsAreAName() throws {
        let number = try #require(InvoiceNumber(digital: twenty, code: nil, number: nil))
        #expect(number.key == twenty)
        #expect(InvoiceNumber(digital: twenty, code: "--", number: "") == number)
    }

    @Test(arguments: ["4403203130", "044032000111"])
    func codeAndNumberAreAName(_ code: String) throws {
        let number = try #require(InvoiceNumber(digital: "--", code: code, number: "00012345"))
        #expect(number.digital == nil)
        #expect(number.key == code + "00012345")
    }

    @Test func aPaperInvoiceCarriesBoth() throws {
        let number = try #require(InvoiceNumber(digital: twenty, code: "4403203130", number: "00012345"))
        #expect(number.key == twenty)
        #expect(number.code == "4403203130" && number.number == "00012345")
    }

    @Test(
        arguments: [
            (nil, nil, nil), ("", "", ""), ("--", "--", "--"), ("2644200000000000001", nil, nil),
            ("264420000000000000170", nil, nil), ("2644200000000000001X", nil, nil), ("2.6442E+19", nil, nil),
            ("２6442000000000000017", nil, nil), (nil, "4403203130", nil), (nil, nil, "00012345"),
            (nil, "44032031300", "00012345"), (nil, "4403203130", "0012345"), (nil, "4403203130", "000123456"),
            ("26442000000000000017", "44032", nil), ("26442000000000000017", nil, "123"),
            ("2644200000", "4403203130", "00012345"),
        ] as [(String?, String?, String?)])
    func anythingElseIsNone(_ digital: String?, _ code: String?, _ number: String?) {
        #expect(InvoiceNumber(digital: digital, code: code, number: number) == nil)
    }
}
