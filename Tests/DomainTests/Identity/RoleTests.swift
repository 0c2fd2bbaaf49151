import Domain
import Testing

@Suite struct RoleTests {
    @Test func whatEachRoleMay() {
        #expect(Role.allCases.map(\.rawValue) == ["administrator", "finance", "reader"])
        #expect(Role.allCases.map(\.mayOperate) == [true, true, false])
        #expect(Role.allCases.map(\.mayAdminister) == [true, false, false])
        #expect(Role.allCases.map(\.word) == ["管理员", "财务", "查看"])
    }

    /// No openid of WeChat's can be one of these.
    @Test func aPersonOfACodeHasAnOpenidOfTheirOwn() {
        #expect(User.openid(ofActivation: 7) == "code:7")
        #expect(User.openid(ofMail: "chen@example.com") == "mail:chen@example.com")
    }
}
