import Testing

@testable import Domain

struct CertifiedDaysTests {
    private func days(_ first: Int, _ last: Int) throws -> DayRange {
        let start = try #require(Day("2026-10-01"))
        return try #require(DayRange(start + (first - 1), start + (last - 1)))
    }

    @Test(
        arguments: [
            ([], (3, 5), (3, 5)), ([(1, 7)], (1, 8), (1, 8)), ([(1, 7)], (5, 12), (1, 12)), ([(1, 7)], (8, 9), (1, 9)),
            ([(1, 31)], (10, 12), (1, 31)), ([(10, 12)], (1, 31), (1, 31)), ([(1, 5), (6, 10)], (11, 15), (1, 15)),
            ([(1, 5)], (7, 9), nil), ([(1, 5), (20, 25)], (6, 10), nil),
        ] as [([(Int, Int)], (Int, Int), (Int, Int)?)])
    func aVersionNeverSpeaksOfFewerDays(formers: [(Int, Int)], asked: (Int, Int), next: (Int, Int)?) throws {
        let grown = try days(asked.0, asked.1).grown(over: try formers.map { try days($0.0, $0.1) })
        let wanted = try next.map { try days($0.0, $0.1) }
        #expect(grown == wanted)
    }

    @Test func aMonthIsReadExactly() throws {
        let month = try #require(Month("2026-02"))
        #expect(month.description == "2026-02" && month.last.description == "2026-02-28")
        #expect(month.back(3).map(\.description) == ["2025-12", "2026-01", "2026-02"])
        for text in ["2026-13", "2026-2", "2026-02-01", "20260-2", "", "２０２６-02"] { #expect(Month(text) == nil) }
    }
}
