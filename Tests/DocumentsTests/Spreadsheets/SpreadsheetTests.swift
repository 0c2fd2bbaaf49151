import Documents
import Testing

struct SpreadsheetTests {
    @Test("every sort of cell is read, gaps are empty, and a wrong dimension changes nothing")
    func cells() throws {
        let rows = try rows(
            """
            <dimension ref="A1"/><sheetData>
            <row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>
            <row r="3"><c r="B3" t="inlineStr"><is><r><t>行</t></r><r><t xml:space="preserve"> 内</t></r></is></c>
            <c r="D3" s="4"><v>12.5</v></c><c r="AB3" t="str"><f>A1&amp;"x"</f><v>算</v></c></row>
            <row><c><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="s"/></row>
            </sheetData>
            """.replacing("<c t=\"s\"/>", with: "<c/>"))
        #expect(rows.count == 3)
        #expect(rows[0] == ["发票", "发票代码"])
        #expect(rows[1] == ["", "行 内", "", "12.5"] + Array(repeating: "", count: 23) + ["算"])
        #expect(rows[2] == ["1", "TRUE", "#N/A", ""])
    }

    @Test(
        "numbers read as people see them",
        arguments: [
            ("1234.5600000000001", "1234.56"), ("0.30000000000000004", "0.3"), ("1E+3", "1000"), ("1.5e-2", "0.015"),
            ("15841.58", "15841.58"), ("-0.05", "-0.05"), ("90071992547.39999", "90071992547.4"),
            ("-1234.559999999999", "-1234.56"), ("--", "--"), ("1E+400", "1E+400"),
            ("26952000000000000017", "26952000000000000017"), ("2.6952E+19", "2.6952E+19"),
        ])
    func numbers(_ stored: String, _ read: String) throws {
        #expect(try rows("<sheetData><row><c><v>\(stored)</v></c></row></sheetData>") == [[read]])
    }

    @Test("sheets come in the workbook's order under their names, wherever their files stand")
    func order() throws {
        let sheet = { (value: Int) in
            "<worksheet><sheetData><row><c><v>\(value)</v></c></row></sheetData></worksheet>"
        }
        let sheets = try Spreadsheet.sheets(
            StoredZip([
                "xl/worksheets/sheet1.xml": sheet(1), "xl/other/b.xml": sheet(2),
                "xl/workbook.xml": """
                <workbook xmlns:r="r"><sheets><sheet name="乙" sheetId="2" r:id="rId2"/>\
                <sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>
                """,
                "xl/_rels/workbook.xml.rels": """
                <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
                <Relationship Id="rId2" Target="/xl/other/b.xml"/></Relationships>
                """,
            ]).bytes)
        #expect(sheets == [Sheet(name: "乙", rows: [["2"]]), Sheet(name: "甲", rows: [["1"]])])
    }

    @Test(
        "a sheet that cannot be is refused",
        arguments: [
            (#"<row><c t="s"><v>9</v></c></row>"#, DocumentError.malformed(field: "sharedStrings")),
            (#"<row><c t="s"><v>-1</v></c></row>"#, .malformed(field: "sharedStrings")),
            (#"<row><c r="a1"/></row>"#, .malformed(field: "cell reference")),
            (#"<row><c r="7"/></row>"#, .malformed(field: "cell reference")),
            (#"<row><c r="XFE1"/></row>"#, .tooLarge),
            (#"<row><c r="ZZZZZZZZZZZZZZZZZZZZ1"/></row>"#, .malformed(field: "cell reference")),
            ("<row>", .notXML),
        ])
    func malformed(_ row: String, _ error: DocumentError) {
        #expect(throws: error) { try rows("<sheetData>\(row)</sheetData>") }
    }

    @Test("rows that claim millions of empty cells are too large")
    func cellBomb() {
        let row = #"<row><c r="XFD1"/></row>"#
        #expect(throws: DocumentError.tooLarge) { try rows(String(repeating: row, count: 500)) }
    }

    @Test("a zip that is no workbook is refused")
    func noWorkbook() {
        #expect(throws: DocumentError.missing("workbook.xml")) { try Spreadsheet.sheets(StoredZip(["a": "b"]).bytes) }
        #expect(throws: DocumentError.notZip) { try Spreadsheet.sheets(Array("序号,发票代码".utf8)) }
    }

    private func rows(_ data: String) throws -> [[String]] {
        let sheets = try Spreadsheet.sheets(
            StoredZip([
                "xl/worksheets/sheet1.xml": "<worksheet>\(data)</worksheet>",
                "xl/workbook.xml": #"<workbook xmlns:r="r"><sheets><sheet name="一" r:id="a"/></sheets></workbook>"#,
                "xl/_rels/workbook.xml.rels":
                    #"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>"#,
                "xl/sharedStrings.xml":
                    "<sst><si><t>发票代码</t></si><si><r><t>发</t></r><r><t>票</t></r><rPh><t>fapiao</t></rPh></si></sst>",
            ]).bytes)
        return try #require(sheets.first).rows
    }
}
