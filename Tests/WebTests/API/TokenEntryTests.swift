import Domain
import Testing

@testable import Web

@Suite("新建令牌 as it was typed")
struct TokenEntryTests {
    private let own = (1...3).compactMap { number in
        Area(code: "440300").map {
            Enterprise(
                id: Enterprise.ID(rawValue: number), taxNumber: TaxNumber(stored: "91440399MADEMA019B"),
                name: "公司\(number)", area: $0)
        }
    }

    /// As its handler reads them: what is chosen and the administrator's.
    private func chosen(by entry: TokenEntry) -> [Enterprise] { own.filter { entry.companies.contains($0.id) } }

    private func entry(_ fields: String) -> TokenEntry { TokenEntry(Fields(encoded: fields)) }

    @Test("only companies of the administrator are chosen")
    func companies() throws {
        var entry = entry("name=ERP&reach=some&enterprise=2&enterprise=9&enterprise=x&access=operate&term=unlimited")
        #expect(entry.companies == [Enterprise.ID(rawValue: 2), Enterprise.ID(rawValue: 9)])
        let checked = entry.check(among: chosen(by: entry), hasAll: true)
        let wish = try #require(checked)
        #expect(wish.companies?.map(\.name) == ["公司2"])
        #expect(wish.access == .operate && wish.term == .unlimited)
    }

    @Test("all is said, never meant by silence")
    func all() throws {
        var all = entry("name=ERP&reach=all&enterprise=2")
        let wish = all.check(among: own, hasAll: true)
        #expect(try #require(wish).companies == nil)
        for fields in ["name=ERP", "name=ERP&reach=some", "name=ERP&reach=some&enterprise=9"] {
            var entry = entry(fields)
            let wish = entry.check(among: chosen(by: entry), hasAll: true)
            #expect(wish == nil && !entry.companiesError.isEmpty)
        }
    }

    @Test("nobody gives away companies that they do not have")
    func notAll() {
        var entry = entry("name=ERP&reach=all")
        let wish = entry.check(among: own, hasAll: false)
        #expect(wish == nil && entry.companiesError.contains("部分企业"))
    }

    @Test("what a page of ours never sends means the least")
    func unknown() throws {
        var entry = entry("name=ERP&reach=all&access=root&term=ever")
        let checked = entry.check(among: own, hasAll: true)
        let wish = try #require(checked)
        #expect(wish.access == .read && wish.term == .days90)
    }

    @Test(
        "a name is kept as typed, with what is wrong with it",
        arguments: ["", "%20", "a%00", String(repeating: "名", count: 51)])
    func name(typed: String) {
        var entry = entry("name=\(typed)&reach=all")
        let wish = entry.check(among: own, hasAll: true)
        #expect(wish == nil && entry.nameError == APITokenName.rule)
    }
}
