import Domain
import Foundation
import Testing

@testable import Documents

struct InvoiceWorkbookTests {
    @Test("rows appended to both sheets in turn are read back, each in its sheet and order")
    func interleaved() throws {
        let digital = try Example.invoice(Example.number("26952000000000000017"), remark: "合同\n二行")
        let red = try Example.invoice(
            Example.number(nil, code: "044001900111", "00012345"), kind: .electronicOrdinary, total: -11_300)
        let bytes = try workbook { workbook in
            for invoice in [digital, red] {
                for line in Example.lines { try workbook.append(line, of: invoice) }
                try workbook.append(invoice)
            }
        }
        let sheets = try Spreadsheet.sheets(bytes)
        #expect(sheets.map(\.name) == ["发票基础信息", "信息汇总表"])

        let parties = ["91440399MADEMA019B", "深圳玛德玛精密科技有限公司", "91310199MADEMA019X", "上海玛德玛贸易有限公司"]
        let day = "2026-03-05 09:08:07"
        let first = ["--", "--", "26952000000000000017"] + parties + [day]
        let second = ["044001900111", "00012345", "--"] + parties + [day]
        let platform = ["电子发票服务平台", "数电票（增值税专用发票）", "已红冲-部分", "是", "疑点发票", "王小明", "合同\n二行"]
        let legacy = ["增值税发票管理系统", "增值税电子普通发票", "已红冲-部分", "否", "疑点发票", "王小明"]
        #expect(
            sheets[0].rows == [
                """
                序号 发票代码 发票号码 数电发票号码 销方识别号 销方名称 购方识别号 购买方名称 开票日期 金额 税额 价税合计 发票来源 \
                发票票种 发票状态 是否正数发票 发票风险等级 开票人 备注
                """.components(separatedBy: " "),
                ["1"] + first + ["100", "13", "113"] + platform,
                ["2"] + second + ["-100", "-13", "-113"] + legacy,
            ])
        let goods = [
            [
                "1090501010000000000", "", "*机床*数控车床", "CK6140 \"A\"", "台", "2", "61946.9026548672566", "123893.81",
                "0.13", "16106.19", "140000",
            ],
            ["1090501010000000000", "", "*机床*数控车床", "", "", "", "", "-3893.81", "0.13", "-506.19", "-4400"],
        ]
        #expect(
            sheets[1].rows == [
                """
                序号 发票代码 发票号码 数电发票号码 销方识别号 销方名称 购方识别号 购买方名称 开票日期 税收分类编码 特定业务类型 \
                货物或应税劳务名称 规格型号 单位 数量 单价 金额 税率 税额 价税合计 发票来源 发票票种 发票状态 是否正数发票 \
                发票风险等级 开票人 备注
                """.components(separatedBy: " "),
                ["1"] + first + goods[0] + platform, ["2"] + first + goods[1] + platform,
                ["3"] + second + goods[0] + legacy, ["4"] + second + goods[1] + legacy,
            ])
    }

    @Test("texts that look like formulas or spellings stay plain texts")
    func plainTexts() throws {
        let texts = [
            "=HYPERLINK(\"http://a\")", "+1", "-1", "@SUM(A1)", "{=A1}", "_x0041_", "a\r\nb", "\u{1}", "https://a.cn",
            " a ", "<&>",
        ]
        let bytes = try workbook { workbook in
            for text in texts {
                try workbook.append(try Example.invoice(Example.number("26952000000000000017"), remark: text))
            }
        }
        let rows = try #require(try Spreadsheet.sheets(bytes).first).rows
        #expect(rows.dropFirst().map { $0.last } == texts)
        #expect(try markup(bytes).contains("<c ") && !markup(bytes).contains("<f>"))
    }

    @Test("numbers of invoices are text cells, money is a number cell with two decimals, and the header is frozen")
    func cells() throws {
        let invoice = try Example.invoice(Example.number("26952000000000000017"), total: 123_456_789_10)
        let xml = try markup(try workbook { try $0.append(invoice) })
        #expect(xml.contains(#"<c r="D2" t="inlineStr"><is><t>26952000000000000017</t></is></c>"#))
        #expect(xml.contains(#"<c r="L2" s="2"><v>123456789.1</v></c>"#))
        #expect(xml.contains("state=\"frozen\""))
        #expect(try markup(try workbook { try $0.append(invoice) }, "xl/styles.xml").contains("formatCode=\"0.00\""))
    }

    @Test(
        "money goes into a cell only where the cell holds it to the fen",
        arguments: [0, 1, -1, 5, 99, 101, 1_234_567_89, 9_007_199_254_740, 999_999_999_999_999, -999_999_999_999_999]
            as [Int64])
    func exactMoney(_ fen: Int64) throws {
        let invoice = try Example.invoice(Example.number("26952000000000000017"), total: fen)
        let rows = try #require(try Spreadsheet.sheets(try workbook { try $0.append(invoice) }).first).rows
        #expect(Fen(yuan: rows[1][11]) == Fen(rawValue: fen))
    }

    @Test("any money below ten trillion yuan comes back to the fen")
    func manyMoneys() throws {
        for step in Int64(-1000)...1000 {
            let fen = Fen(rawValue: step * 999_999_999_877 + step % 97)
            // %.16G is how the library writes a number into the file.
            let written = String(format: "%.16G", try WorkbookSheet.number(fen))
            #expect(Fen(yuan: CellText.number(written)) == fen)
        }
    }

    @Test(
        "money beyond a cell is refused",
        arguments: [1_000_000_000_000_000, -1_000_000_000_000_000, 1 << 53, Int64.max, Int64.min])
    func inexactMoney(_ fen: Int64) {
        #expect(throws: DocumentError.malformed(field: "金额")) { try WorkbookSheet.number(Fen(rawValue: fen)) }
    }

    @Test("a row that cannot be written leaves no trace, and the rows around it are written")
    func refusedRow() throws {
        let number = try Example.number("26952000000000000017")
        let long = try Example.invoice(number, remark: String(repeating: "票", count: 32_768))
        let dear = try Example.invoice(number, total: 1_000_000_000_000_000)
        let longest = try Example.invoice(number, remark: String(repeating: "票", count: 32_767))
        let bytes = try workbook { workbook in
            #expect(throws: DocumentError.tooLarge) { try workbook.append(long) }
            #expect(throws: DocumentError.malformed(field: "金额")) { try workbook.append(dear) }
            try workbook.append(longest)
        }
        let rows = try #require(try Spreadsheet.sheets(bytes).first).rows
        #expect(rows.dropFirst().map { $0[0] } == ["1"])
        #expect(rows.last?.last == longest.remark)
    }

    @Test("a folder that is not there and a closed workbook are errors")
    func refusals() throws {
        #expect(throws: DocumentError.unwritable) {
            let lost = try InvoiceWorkbook(path: "/nonexistent/folder/a.xlsx")
            try lost.close()
        }
        try Files.withTemporaryPath("a.xlsx") { path in
            let invoice = try Example.invoice(Example.number("26952000000000000017"))
            let workbook = try InvoiceWorkbook(path: path)
            try workbook.close()
            #expect(throws: DocumentError.unwritable) { try workbook.close() }
            #expect(throws: DocumentError.unwritable) { try workbook.append(invoice) }
            #expect(throws: DocumentError.unwritable) { try workbook.append(Example.lines[0], of: invoice) }
        }
    }

    @Test("a workbook that lacks a row, or ends early, is found out")
    func proof() throws {
        try Files.withTemporaryPath("a.xlsx") { path in
            let workbook = try InvoiceWorkbook(path: path)
            try workbook.append(try Example.invoice(Example.number("26952000000000000017")))
            try workbook.close()
            #expect(throws: Never.self) { try WorkbookProof.check(path, rows: [2, 1]) }
            for rows in [[3, 1], [2, 2], [2], []] {
                #expect(throws: DocumentError.unwritable) { try WorkbookProof.check(path, rows: rows) }
            }
            let cut = StoredZip(["xl/worksheets/sheet1.xml": "<worksheet><sheetData><row></row><row><c"])
            try Data(cut.bytes).write(to: URL(filePath: path))
            #expect(throws: DocumentError.unwritable) { try WorkbookProof.check(path, rows: [1]) }
        }
    }

    @Test("a workbook that is dropped leaves nothing behind")
    func dropped() throws {
        try Files.withTemporaryPath("a.xlsx") { path in
            try InvoiceWorkbook(path: path).append(try Example.invoice(Example.number("26952000000000000017")))
            let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    private func workbook(_ fill: (InvoiceWorkbook) throws -> Void) throws -> [UInt8] {
        try Files.withTemporaryPath("invoices.xlsx") { path in
            let workbook = try InvoiceWorkbook(path: path)
            try fill(workbook)
            try workbook.close()
            return Array(try Data(contentsOf: URL(filePath: path)))
        }
    }

    private func markup(_ bytes: [UInt8], _ path: String = "xl/worksheets/sheet1.xml") throws -> String {
        var text = ""
        try ZipArchive.read(bytes) { entry throws(DocumentError) in
            if entry.path == path { text = String(decoding: try entry.bytes(), as: UTF8.self) }
        }
        return text
    }
}
