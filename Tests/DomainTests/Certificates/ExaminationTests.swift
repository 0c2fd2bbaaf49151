import Testing

@testable import Domain

struct ExaminationTests {
    private func entry(_ key: String, _ total: Int64 = 113) -> LedgerEntry {
        LedgerEntry(
            key: key,
            sums: Sums(amount: Fen(rawValue: 100), tax: Fen(rawValue: 13), total: Fen(rawValue: total)))
    }

    private func examine(_ certified: [LedgerEntry], _ library: [LedgerEntry]) -> Examination {
        var (was, now) = (certified.makeIterator(), library.makeIterator())
        return Examination(certified: { was.next() }, library: { now.next() })
    }

    @Test func whatIsAsItWasIsIntact() {
        let same = ["9", "10", "11"].map { entry($0) }
        #expect(examine(same, same) == Examination())
        #expect(examine([], []).isIntact)
    }

    @Test func oneOfEachIsNamed() {
        let found = examine(
            [entry("1"), entry("2"), entry("9"), entry("10")], [entry("2", 114), entry("3"), entry("10")])
        #expect(found.differences.map(\.key) == ["1", "2", "3", "9"])
        #expect(found.differences.map(\.words) == ["本地已没有", "价税合计 核对时 ¥1.13，现在 ¥1.14", "核对之后新增", "本地已没有"])
        #expect((found.missing, found.altered, found.added) == (2, 1, 1))
        #expect(found.isBroken && !found.isIntact)
    }

    @Test func whatOnlyGrewIsNotBroken() {
        let found = examine([], [entry("1")])
        #expect(!found.isBroken && !found.isIntact && found.added == 1)
    }

    @Test func theFirstAreNamedAndAllAreCounted() {
        let many = (1000..<1300).map { entry(String($0)) }
        let found = examine(many, [])
        #expect(found.missing == 300 && found.differences.count == Examination.mostNamed)
    }

    @Test func whatMovedIsNoNewcomer() {
        var found = examine([], [entry("1"), entry("2")])
        found.forget(additions: ["2", "3"])
        #expect(found.added == 1 && found.differences.map(\.key) == ["1"])
    }
}
