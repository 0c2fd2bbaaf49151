import Domain
import Testing

@testable import Web

@Suite("What is chosen on 发票下载")
struct DownloadEntryTests {
    private let today: Day

    init() throws { today = try #require(Day("2026-11-22")) }

    private func entry(_ query: String) -> DownloadEntry { DownloadEntry(Fields(encoded: query), today: today) }

    @Test("its address brings back what was chosen")
    func address() {
        let typed = "tab=ticking&from=2026-10-01&to=2026-10-31&kind=81&kind=01&status=normal&deduction=open&file=pdf"
        let entry = entry(typed)
        let address = entry.address(of: .init(rawValue: 7))
        #expect(
            address == "/downloads?enterprise=7&mode=digital&tab=ticking&from=2026-10-01&to=2026-10-31"
                + "&kind=01&kind=81&status=normal&deduction=open&file=pdf")
        let again = self.entry(String(address.dropFirst("/downloads?".count)))
        #expect(again.address(of: .init(rawValue: 7)) == address)
    }

    @Test("another tab takes what it knows of along")
    func otherTab() {
        let entry = entry("tab=query&direction=issued&kind=82&kind=81&from=2026-10-01&to=2026-10-31")
        let ticking = entry.address(of: .init(rawValue: 7), on: .ticking)
        #expect(ticking.contains("kind=81") && !ticking.contains("kind=82") && !ticking.contains("direction"))
        #expect(
            entry.address(of: .init(rawValue: 7), on: .diskQuery).contains("mode=disk&tab=disk-query&direction=issued"))
    }

    @Test(
        "a mode alone leads to its tab, and nonsense to 发票查询统计",
        arguments: [
            ("mode=disk", DownloadTab.diskQuery), ("mode=digital", .query), ("tab=x&mode=y", .query),
            ("tab=disk-ticking", .diskTicking),
        ]) func tab(query: String, tab: DownloadTab)
    { #expect(entry(query).tab == tab) }

    @Test("what was typed stands in the address encoded")
    func typed() {
        #expect(entry("from=%22%3E%26x&to=2").address(of: .init(rawValue: 7)).contains("from=%22%3E%26x&to=2"))
    }

    @Test("发票勾选确认 asks for received invoices of deductible kinds")
    func ticking() throws {
        var entry = entry("tab=ticking&direction=issued&from=2026-10-01&to=2026-10-31&deduction=open&file=xml")
        let asked = entry.request(today: today)
        let request = try #require(asked)
        #expect(request.query.direction == .received && request.query.deductions == [.open])
        #expect(request.query.kinds == Set(InvoiceKind.allCases.filter(\.isDeductible)))
        #expect(request.files == [.xml])
    }

    @Test(
        "what the form does not have is refused, for without it the download would be larger",
        arguments: [
            ("tab=query&kind=zz", "发票类型中没有“zz”，请重新选择。"), ("tab=query&kind=81&kind=zz", "发票类型中没有“zz”，请重新选择。"),
            ("tab=ticking&kind=82", "发票类型中没有“82”，请重新选择。"), ("tab=query&status=x", "发票状态中没有“x”，请重新选择。"),
            ("tab=ticking&deduction=x", "抵扣状态中没有“x”，请重新选择。"), ("tab=query&file=exe", "文件中没有“exe”，请重新选择。"),
        ]) func unknown(query: String, sentence: String)
    {
        var entry = entry("\(query)&direction=received&from=2026-10-01&to=2026-10-31")
        #expect(entry.request(today: today) == nil)
        #expect(entry.choiceError == sentence && entry.rangeError.isEmpty && entry.from == "2026-10-01")
    }

    @Test("a filter of another tab is none, and all is none")
    func query() throws {
        let all = InvoiceStatus.allCases.map { "&status=\($0.rawValue)" }.joined()
        var entry = entry("tab=query&direction=issued&from=2026-10-01&to=2026-10-31&deduction=open\(all)")
        let asked = entry.request(today: today)
        let request = try #require(asked)
        #expect(request.query.deductions.isEmpty && request.query.statuses.isEmpty && request.query.kinds.isEmpty)
    }

    @Test("自定义 is marked where the range is no preset's")
    func presets() {
        let month = Presets.pages(today, from: "2026-11-01", to: "2026-11-22") { "\($0.first)" }
        #expect(month.filter(\.isCurrent).map(\.label) == ["本月"])
        let own = Presets.pages(today, from: "2026-11-02", to: "2026-11-22") { "\($0.first)" }
        #expect(own.filter(\.isCurrent).map(\.label) == ["自定义"])
        #expect(own.map(\.label) == ["本月", "上月", "本季", "本年", "近一年", "自定义"])
    }
}
