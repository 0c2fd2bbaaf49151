import Domain
import Testing

@Suite struct AreaTests {
    @Test func thereAreThirtySixBureaus() {
        #expect(Area.all.count == 36)
        #expect(Set(Area.all.map(\.code)).count == 36)
        #expect(Set(Area.all.map(\.name)).count == 36)
        #expect(Area.all.filter { $0.code.hasSuffix("0000") }.count == 31)
        #expect(Area.all.map(\.code) == Area.all.map(\.code).sorted())
    }

    @Test(arguments: [
        ("110000", "北京"), ("150000", "内蒙古"), ("210200", "大连"), ("330200", "宁波"), ("350200", "厦门"), ("370200", "青岛"),
        ("440300", "深圳"), ("440000", "广东"), ("650000", "新疆"),
    ])
    func isFoundByItsCode(_ code: String, _ name: String) {
        #expect(Area(code: code)?.name == name)
    }

    @Test(arguments: ["", "11", "110100", "1100000", "710000", "４４0300", "440300 "])
    func anyOtherCodeIsNone(_ code: String) {
        #expect(Area(code: code) == nil)
    }
}
