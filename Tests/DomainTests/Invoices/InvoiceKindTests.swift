import Domain
import Testing

@Suite struct InvoiceKindTests {
    /// The trade's table: code, text, and whether it may be ticked for deduction.
    private static let table: [(String, String, Bool)] = [
        ("01", "增值税专用发票", true), ("03", "机动车销售统一发票", true), ("04", "增值税普通发票", false),
        ("08", "增值税电子专用发票", true), ("10", "增值税电子普通发票", false), ("11", "增值税普通发票（卷式）", false),
        ("14", "道路通行费电子普通发票", true), ("15", "二手车销售统一发票", false), ("17", "海关缴款书", true),
        ("51", "数电票（铁路电子客票）", true), ("61", "数电票（航空运输电子客票行程单）", true), ("81", "数电票（增值税专用发票）", true),
        ("82", "数电票（普通发票）", false), ("83", "数电票（机动车销售统一发票）", true), ("84", "数电票（二手车销售统一发票）", false),
        ("85", "数电纸质发票（增值税专用发票）", true), ("86", "数电纸质发票（普通发票）", false),
        ("87", "数电纸质发票（机动车销售统一发票）", true), ("88", "数电纸质发票（二手车销售统一发票）", false),
    ]

    @Test func thereAreTheseAndNoOthers() {
        #expect(InvoiceKind.allCases.map(\.rawValue) == Self.table.map(\.0))
    }

    @Test(arguments: table)
    func hasItsTextAndItsDeduction(_ code: String, _ name: String, _ isDeductible: Bool) throws {
        let kind = try #require(InvoiceKind(rawValue: code))
        #expect(kind.name == name)
        #expect(kind.isDeductible == isDeductible)
        #expect(InvoiceKind(text: name) == kind)
    }

    @Test(arguments: table)
    func isReadFromOtherSpellings(_ code: String, _ name: String, _: Bool) {
        let narrow = name.replacing("（", with: "(").replacing("）", with: ")")
        let spellings = [
            narrow, name.replacing("数电票", with: "全电发票"), narrow.replacing("数电票", with: "全电发票"),
            name.replacing("（", with: "("), " \(name)\n", name.replacing("（", with: " （ "),
        ]
        for spelling in spellings { #expect(InvoiceKind(text: spelling)?.rawValue == code, "\(spelling)") }
    }

    @Test(arguments: ["", "发票", "数电票", "数电票（）", "01", "增值税专用发票（", "增值税专用发票 普通"])
    func anyOtherTextIsNone(_ text: String) {
        #expect(InvoiceKind(text: text) == nil)
    }
}
