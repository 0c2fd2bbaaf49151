import Domain
import Testing

@Suite struct FenTests {
    @Test(arguments: [
        ("0", 0), ("0.00", 0), ("-0.00", 0), ("1", 100), ("1.", 100), ("1.5", 150), ("-1234.5", -123_450),
        ("+7.01", 701),

        ("1,234.56", 123_456), ("¥1,234,567.89", 123_456_789), ("￥12", 1_200), ("-¥0.05", -5), (" 12.30 ", 1_230),
        ("0.0100000", 1), ("007.00", 700), ("92233720368547758.07", Int64.max), ("-92233720368547758.07", -Int64.max),
    ])
    func readsYuan(_ text: String, _ fen: Int64) {
        #expect(Fen(yuan: text)?.rawValue == fen)
    }

    @Test(arguments: [
        "", " ", "-", "+", ".", ".5", "-.5", "--1", "+-1", "1-", "1.2.3", "1.234", "0.001", "1e5", "0x10", "NaN", "inf",
        "∞",
        "１２", "1.５", "一百", "1\u{301}", "12\n", "1\u{0}2", "1.00\u{200B}", "(1.00)", "92233720368547758.08",
        "99999999999999999999999999999999", "1;DROP TABLE invoices",
    ])
    func refusesWhatIsNoAmount(_ text: String) {
        #expect(Fen(yuan: text) == nil)
    }

    @Test(arguments: [
        (0, "0.00", "¥0.00"), (5, "0.05", "¥0.05"), (-5, "-0.05", "-¥0.05"), (100, "1.00", "¥1.00"),
        (-123_456_789, "-1234567.89", "-¥1,234,567.89"), (99_999, "999.99", "¥999.99"),
        (100_000, "1000.00", "¥1,000.00"),
        (Int64.max, "92233720368547758.07", "¥92,233,720,368,547,758.07"),
        (Int64.min, "-92233720368547758.08", "-¥92,233,720,368,547,758.08"),
    ])
    func writesForFilesAndForPeople(_ fen: Int64, _ yuan: String, _ display: String) {
        #expect(Fen(rawValue: fen).yuan == yuan)
        #expect(Fen(rawValue: fen).display == display)
    }

    @Test func whatIsWrittenReadsBack() {
        var fen: Int64 = 1
        while fen < Int64.max / 7 {
            for value in [fen, -fen, fen + 1, fen * 3] {
                #expect(Fen(yuan: Fen(rawValue: value).yuan)?.rawValue == value)
                #expect(Fen(yuan: Fen(rawValue: value).display)?.rawValue == value)
            }
            fen *= 7
        }
    }

    @Test func addsAndOrders() {
        let amounts = ["0.10", "0.20", "-0.05"].compactMap { Fen(yuan: $0) }
        #expect(amounts.reduce(.zero, +) == Fen(rawValue: 25))
        #expect(amounts.sorted().map(\.rawValue) == [-5, 10, 20])
        #expect(-Fen(rawValue: 3) - Fen(rawValue: 4) == Fen(rawValue: -7))
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (1_482, "1,482"), (123_456, "123,456"), (-1_234_567, "-1,234,567"),
    ])
    func groupsCounts(_ count: Int, _ text: String) {
        #expect(count.grouped == text)
    }
}
