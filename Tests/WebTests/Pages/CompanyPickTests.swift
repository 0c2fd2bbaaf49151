import Domain
import Testing

@testable import Store
@testable import Web

@Suite("Choosing a company")
struct CompanyPickTests {
    private func companies(_ numbers: ClosedRange<Int64>) -> [Enterprise] {
        numbers.map {
            Enterprise(
                id: Enterprise.ID(rawValue: $0), taxNumber: TaxNumber(stored: "9144\(10_000_000_000 + $0)"),
                name: "公司\($0)", area: Area.all[0])
        }
    }

    private func pick(
        _ few: ClosedRange<Int64>, chosen: Int64, search: String = "", found: Int? = nil, of total: Int
    ) -> CompanyPick {
        let few = companies(few)
        return CompanyPick(
            CompanyFew(few: few, total: found ?? few.count), chosen: companies(chosen...chosen), search: search,
            of: total, withNumbers: false)
    }

    @Test("while they are few all are shown in their order, without a search")
    func few() {
        let pick = pick(1...20, chosen: 7, of: 20)
        #expect(pick.choices.map(\.value) == (1...20).map { "\($0)" })
        #expect(pick.choices.filter(\.isSelected).map(\.value) == ["7"])
        #expect(!pick.isMany && pick.choices.allSatisfy(\.reason.isEmpty))
    }

    @Test("of many the chosen one comes first, with its number, and stands once")
    func many() {
        let pick = pick(1...20, chosen: 7, of: 2_000)
        #expect(pick.isMany && pick.choices.count == 20 && pick.choices[0].value == "7" && pick.choices[0].isSelected)
        #expect(pick.choices[0].reason == "914410000000007" && pick.found.isEmpty && pick.allText == "全部 2,000 家企业")
        #expect(self.pick(1...20, chosen: 99, of: 2_000).choices.count == 21)
    }

    @Test("a search says what it found")
    func words() {
        #expect(pick(1...2, chosen: 9, search: "甲", of: 21).found == "找到 2 家，请在列表中选择。")
        #expect(
            pick(1...20, chosen: 9, search: "甲", found: 1_234, of: 2_000).found == "找到 1,234 家，列出前 20 家，请在列表中选择。")
        let none = CompanyPick(
            CompanyFew(few: [], total: 0), chosen: companies(9...9), search: "<甲>", of: 21, withNumbers: false)
        #expect(none.found == "没有找到“<甲>”，请换一个名称或税号。" && none.choices.map(\.value) == ["9"])
    }
}
