import Documents
import Testing

struct SheetTableTests {
    private let sheet = Sheet(
        name: "发票",
        rows: [
            ["发票勾选", ""], ["税款所属期", "202603"], [],
            ["序号", "数电票号码", "发票代码", " 开票日期* ", "金额*", "购方名称"],
            ["1", "26952000000000000017", "--", "2026-03-05", " 100.00 ", "乙"],
            ["", " "], ["2", "--", "044001900111", "2026-03-06"],
            ["合计", "", "", "", "100.00"],
        ])

    @Test("rows are read by title, whatever stands above, between and below them")
    func rows() throws {
        let table = try #require(SheetTable(sheet, titles: ["数电发票号码", "开票日期"]))
        #expect(table.rows.map { $0["序号"] } == ["1", "2"])
        #expect(table.rows.map { $0["开票日期"] } == ["2026-03-05", "2026-03-06"])
        #expect(table.rows.map { $0["金额"] } == ["100.00", ""])
        #expect(table.rows.map { $0["购买方名称"] } == ["乙", ""])
        #expect(table.rows.map { $0["税额"] } == ["", ""])
    }

    @Test("-- is no number")
    func absentNumbers() throws {
        let table = try #require(SheetTable(sheet, titles: ["数电发票号码"]))
        #expect(table.rows.map { $0.number("数电发票号码") } == ["26952000000000000017", nil])
        #expect(table.rows.map { $0.number("发票代码") } == [nil, "044001900111"])
        #expect(table.rows.map { $0.number("发票号码") } == [nil, nil])
    }

    @Test("a sheet without the titles is another sheet")
    func otherSheet() {
        #expect(SheetTable(sheet, titles: ["数电发票号码", "税率"]) == nil)
        #expect(SheetTable(Sheet(name: "", rows: []), titles: ["序号"]) == nil)
    }
}
