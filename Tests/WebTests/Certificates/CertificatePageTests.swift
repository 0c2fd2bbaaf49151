import Domain
import Store
import Testing

@testable import Web

@Suite("What 核对证书 says")
struct CertificatePageTests {
    private let two = Tally(count: 2, sums: Sums(amount: .zero, tax: .zero, total: Fen(rawValue: 20)))
    private let three = Tally(count: 3, sums: Sums(amount: .zero, tax: .zero, total: Fen(rawValue: 30)))

    private func entry(_ key: String, _ total: Int64 = 10) -> LedgerEntry {
        LedgerEntry(key: key, sums: Sums(amount: .zero, tax: .zero, total: Fen(rawValue: total)))
    }

    private func part(_ row: CertificateRow, _ certified: [String], _ library: [LedgerEntry]) -> CertificatePage.Part? {
        let examination = Samples.examination(certified: certified.map { entry($0) }, library: library)
        return Samples.page([row], [(row, examination)]).parts.first
    }

    @Test("intact, short, broken, grown: a chip, a sentence and the button that mends")
    func states() throws {
        let whole = try #require(part(Samples.version(1, of: nil, two), [], []))
        #expect(whole.state.text == "一张不少" && whole.state.tone == .good && !whole.mend.isPrimary)
        let gap = try #require(part(Samples.version(1, of: nil, three, two), [], []))
        #expect(gap.state.text == "有缺口" && gap.state.tone == .bad && gap.mend.isPrimary)
        #expect(gap.sentence == "税局有 3 张，本地有 2 张。请重新下载这个月。")
        let row = Samples.version(1, of: .digitalSpecial, two)
        let broken = try #require(part(row, ["11", "12"], [entry("12", 11)]))
        #expect(broken.state.text == "有变化" && broken.state.tone == .bad && broken.mend.isPrimary)
        #expect(broken.sentence.hasPrefix("核对之后，本地缺失 1 张、改动 1 张，"))
        #expect(broken.differences.map(\.words) == ["本地已没有", "价税合计 核对时 ¥0.10，现在 ¥0.11"])
        let grown = try #require(part(row, ["11"], [entry("11"), entry("12")]))
        #expect(grown.state.text == "有新增，待核对" && grown.state.tone == .warn && grown.mend.isPrimary)
    }

    @Test("the direction that has none says so and leads to the form with the month chosen")
    func absence() {
        let page = Samples.wholeMonth
        #expect(page.absences.map(\.sentence) == ["开具发票这个月还没有核对证书。"])
        #expect(page.absences.map(\.url) == ["/downloads?enterprise=1&direction=issued&from=2026-10-01&to=2026-10-31"])
    }

    @Test("days that are left are said")
    func rest() throws {
        let first = try #require(Day("2026-10-01"))
        let days = try #require(DayRange(first, first + 21))
        let some = try #require(part(Samples.version(1, of: nil, two, days: days), [], []))
        #expect(some.sentence.hasSuffix("本月其余日期尚未核对。") && some.days == "2026-10-01 至 2026-10-22")
    }
}
