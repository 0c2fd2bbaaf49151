@testable import Web

extension Samples {
    static func accountRow(
        _ id: Int, _ account: String, _ person: String, role: String = "财务负责人", rights: String = "开票、收票",
        state: Chip = usable, note: String = "", issue: Bool = false, receive: Bool = false, boundTo: String = "",
        isWanted: Bool = false
    ) -> AccountListPage.Row {
        let url = "/enterprises/1/accounts/\(id)"
        return AccountListPage.Row(
            account: account, person: person, role: role, rights: rights, state: state, note: note,
            isDefaultIssue: issue, isDefaultReceive: receive, boundTo: boundTo,
            boundSince: boundTo.isEmpty ? "" : "11-21 09:30 起", bindingURL: "\(url)/wechat-binding",
            unbindingURL: "\(url)/wechat-binding/removal", loginText: isWanted ? "去验证" : "重新登录",
            loginURL: "\(url)/login", editURL: "\(url)/edit", removalURL: "\(url)/removal",
            reminderURL: isWanted && !boundTo.isEmpty ? "\(url)/reminder" : "")
    }

    static let accountRows = [
        accountRow(1, "138****0001", "王敏", receive: true, boundTo: "王敏"),
        accountRow(
            2, "138****0002", "陈思远", role: "开票员", rights: "开票", state: Chip(text: "密码错误", tone: .bad),
            note: "还可以试 4 次，不会自动重试", issue: true),
        accountRow(
            3, "138****0003", "李佳怡", role: "办税员", rights: "收票", state: Chip(text: "需验证", tone: .warn),
            note: "税局要求验证后继续", boundTo: "李佳怡", isWanted: true),
    ]

    static let longAccountRows = [
        accountRow(
            1, "4403**********0017", longName, role: "办税人员（集团共享中心派驻）", state: Chip(text: "需验证", tone: .warn),
            note: "税局要求验证后继续", issue: true, receive: true, boundTo: longName, isWanted: true),
        accountRow(
            2, "xing****2026", "古丽米热·阿卜杜热西提", role: "领票人", rights: "无",
            state: Chip(text: "已锁定", tone: .bad), note: "2026-11-22 09:30 之后才能再试"),
        accountRow(3, "138****0009", "林", role: "开票员", rights: "开票", note: "税局未授予开票或收票权限"),
    ]

    /// As many as a shared centre has.
    static let manyAccountRows = (0..<50).map { number in
        let tail = "\(number + 1000)".dropFirst()
        return switch number % 6 {
        case 1: accountRow(number, "139****0\(tail)", "陈思远", role: "开票员", rights: "开票", boundTo: "陈思远")
        case 3:
            accountRow(
                number, "137****0\(tail)", "李佳怡", role: "办税员", rights: "收票", state: Chip(text: "需验证", tone: .warn),
                note: "税局要求验证后继续", boundTo: "李佳怡", isWanted: true)
        default: accountRow(number, "138****0\(tail)", "王敏", issue: number == 0, receive: number == 0)
        }
    }

    static func defaults(
        issue: [Choice] = issueChoices, receive: [Choice] = receiveChoices, reason: String = "", error: String = "",
        isEnabled: Bool = true
    ) -> AccountListPage.Defaults {
        .init(
            url: "/enterprises/1/default-accounts", seenIssue: isEnabled ? "2" : "", seenReceive: isEnabled ? "1" : "",
            issue: issue, receive: receive,
            rule: "最多设两个默认账号：一个开票、一个收票，也可以由同一个账号兼任。没有相应权限的账号不能设为默认；只有一个账号时，只能设为“开票+收票”默认账号。",
            reason: reason, error: error, isEnabled: isEnabled)
    }

    static let issueChoices = [
        Choice("", "不设置"), Choice("1", "王敏 138****0001"), Choice("2", "陈思远 138****0002", isSelected: true),
        Choice("3", "李佳怡 138****0003", isDisabled: true, reason: "没有开票权限"),
    ]
    static let receiveChoices = [
        Choice("", "不设置"), Choice("1", "王敏 138****0001", isSelected: true),
        Choice("2", "陈思远 138****0002", isDisabled: true, reason: "没有收票权限"), Choice("3", "李佳怡 138****0003"),
    ]

    /// Its only account has one right, so it can be no default.
    static let oneRight = accountList(
        [accountRow(2, "138****0002", "陈思远", role: "开票员", rights: "开票")],
        defaults: defaults(
            issue: onlyChoice, receive: onlyChoice,
            reason: "唯一的账号 陈思远 138****0002 只有开票权限，不能单独设为默认。请再添加一个账号，或为它在税局补充权限后重新登录。", isEnabled: false))
    private static let onlyChoice = [
        Choice("", "不设置", isSelected: true),
        Choice("2", "陈思远 138****0002", isDisabled: true, reason: "唯一的账号须同时有开票和收票权限"),
    ]

    static func accountList(
        _ rows: [AccountListPage.Row], company: String = company, banners: [Banner] = [],
        defaults: AccountListPage.Defaults = defaults()
    ) -> AccountListPage {
        AccountListPage(
            enterpriseName: company, enterpriseURL: "/enterprises/1", newURL: "/enterprises/1/accounts/new",
            banners: banners, rows: rows, defaults: defaults)
    }

    static let fullAccounts = accountList(accountRows)
    static let failingAccounts = accountList(
        longAccountRows, company: longCompany,
        banners: [Banner(.warn, "默认收票账号 李佳怡 138****0003 在税局已没有收票权限，收票没有默认账号了。")],
        defaults: defaults(error: "所选账号没有开票权限，不能设为默认开票账号。"))

    static let accounts =
        [
            Sample("accounts-full", fullAccounts, in: layout("电子税局账号", .enterprises, notice: "账号已由税局验证并保存。")),
            Sample("accounts-failing", failingAccounts, in: layout("电子税局账号", .enterprises)),
            Sample("accounts-one-right", oneRight, in: layout("电子税局账号", .enterprises)),
            Sample("accounts-many", accountList(manyAccountRows), in: layout("电子税局账号", .enterprises)),
            Sample(
                "accounts-empty", accountList([], defaults: defaults(isEnabled: false)),
                in: layout("电子税局账号", .enterprises)),
        ] + accountForms + bureauLogins + bindings + verifications
}
