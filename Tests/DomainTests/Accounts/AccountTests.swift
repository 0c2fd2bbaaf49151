import Domain
import Testing

@Suite struct AccountTests {
    @Test(arguments: [
        ("13812341234", "138****1234"), ("440300198001011234", "440****1234"), ("zhangsan", "zha****gsan"),
        ("1234567", "1****7"), ("张", "张****张"), ("", "****"),
    ])
    func showsTooLittleToUse(_ loginName: String, _ masked: String) {
        let account = Account(
            id: Account.ID(rawValue: 1), enterprise: Enterprise.ID(rawValue: 1), loginName: loginName, person: "张三",
            role: "办税员", rights: .issue, state: .usable)
        #expect(account.maskedLoginName == masked)
    }

    @Test(
        arguments: [
            ([], "无开收票权限"), (.issue, "开票"), (.receive, "收票"), ([.issue, .receive], "开票、收票"),
        ] as [(Rights, String)])
    func namesItsRights(_ rights: Rights, _ name: String) {
        #expect(rights.name == name)
    }
}
