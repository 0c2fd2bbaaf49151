import Domain
import Foundation
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

    /// All kinds together, and the one kind that there is.
    private func whole(_ bureau: Tally, _ own: Tally? = nil, days: DayRange? = nil) -> CertificatePage.Part? {
        let rows = [nil, InvoiceKind.digitalSpecial].map { Samples.version(1, of: $0, bureau, own, days: days) }
        return Samples.page(rows).parts.first
    }

    @Test("intact, short, broken, grown: a chip, a sentence and the button that mends")
    func states() throws {
        let intact = try #require(whole(two))
        #expect(intact.state.text == "一张不少" && intact.state.tone == .good && !intact.mend.isPrimary)
        let gap = try #require(whole(three, two))
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

    @Test("what was done to certificates, or to facts that they do not list, is not passed over")
    func meddling() throws {
        let rows = [Samples.version(1, of: nil, two), Samples.version(1, of: .digitalSpecial, two)]
        #expect(Samples.page(rows).parts.first?.state.text == "一张不少")
        let torn = try #require(Samples.page([Samples.version(1, of: nil, three), rows[1]]).parts.first)
        #expect(torn.state.text == "证书被改动" && torn.state.tone == .bad && torn.mend.isPrimary)
        let tampered = try #require(Samples.page(rows, isTampered: true).parts.first)
        #expect(tampered.state.text == "证书被改动" && tampered.sentence.contains("steward verify"))
        let days = try #require(rows.first).facts.days
        let certified = CertifiedMonth(
            days: days, bureauCount: 2, ownCount: 2, isEqual: true, confirmedAt: .now, revision: 3)
        #expect(Samples.page(rows, month: (certified, 3)).parts.first?.state.text == "一张不少")
        let moved = try #require(Samples.page(rows, month: (certified, 4)).parts.first)
        #expect(moved.state.text == "有变化，待核对" && moved.mend.isPrimary)
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
        let some = try #require(whole(two, days: days))
        #expect(some.sentence.hasSuffix("本月其余日期尚未核对。") && some.days == "2026-10-01 至 2026-10-22")
    }
}
