@testable import Web

extension Samples {
    static let accountRows: [AccountListPage.Row] = [
        .init(
            account: "138****0001", person: "王敏", role: "财务负责人", rights: "开票、收票", state: usable, note: "",
            isDefaultIssue: false, isDefaultReceive: true, loginURL: "/enterprises/1/accounts/1"),
        .init(
            account: "138****0002", person: "陈思远", role: "开票员", rights: "开票",
            state: Chip(text: "密码错误", tone: .bad), note: "还可以试 4 次，请先确认密码", isDefaultIssue: true,
            isDefaultReceive: false, loginURL: "/enterprises/1/accounts/2"),
        .init(
            account: "138****0003", person: "李佳怡", role: "办税员", rights: "收票",
            state: Chip(text: "需验证", tone: .warn), note: "", isDefaultIssue: false, isDefaultReceive: false,
            loginURL: "/enterprises/1/accounts/3"),
    ]

    static func defaults(error: String = "", isEnabled: Bool = true) -> AccountListPage.Defaults {
        .init(
            url: "/enterprises/1/default-accounts",
            issue: [Choice("", "不设置", isSelected: !isEnabled)]
                + (isEnabled
                    ? [
                        Choice("1", "王敏 138****0001"), Choice("2", "陈思远 138****0002", isSelected: true),
                        Choice("3", "李佳怡 138****0003", isDisabled: true, reason: "没有开票权限"),
                    ] : []),
            receive: [Choice("", "不设置", isSelected: !isEnabled)]
                + (isEnabled
                    ? [
                        Choice("1", "王敏 138****0001", isSelected: true),
                        Choice("2", "陈思远 138****0002", isDisabled: true, reason: "没有收票权限"),
                        Choice("3", "李佳怡 138****0003"),
                    ] : []),
            rule: "下载或开票时没有指定账号，就用默认账号。没有开票（收票）权限的账号，不能设为默认开票（收票）账号；只有一个账号时，只能设为“开票+收票”默认账号。",
            error: error, isEnabled: isEnabled)
    }

    static let accountFields: [Field] = [
        Field(
            name: "taxNumber", label: "统一社会信用代码/纳税人识别号", kind: .taxNumber, value: "91440399MADEMA019B",
            isReadOnly: true),
        Field(name: "account", label: "居民身份证号码/手机号码/用户名", value: "13800000001", maxLength: 18),
        Field(
            name: "password", label: "个人用户密码", kind: .password, value: "never shown",
            error: "密码不对，还可以试 4 次。连续错误 5 次，账号会被税局锁定 24 小时。"),
        Field(
            name: "captcha", label: "验证码", kind: .captcha, value: "old", hint: "看不清可以换一张。", maxLength: 4,
            image: "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='120' height='40'%3E"
                + "%3Crect width='120' height='40' fill='%23eef'/%3E%3Ctext x='22' y='28' font-size='24' "
                + "font-family='monospace'%3E7K4P%3C/text%3E%3C/svg%3E"),
    ]

    static func accountForm(
        _ fields: [Field], banners: [Banner] = [], steps: [AccountFormPage.Step] = [], isRetry: Bool = false
    ) -> AccountFormPage {
        AccountFormPage(
            title: "新增账号", sentence: "填写在深圳市电子税务局登录时用的信息，密码加密保存在本机。", enterpriseName: company,
            enterpriseURL: "/enterprises/1", accountsURL: "/enterprises/1/accounts", bureauName: "深圳市电子税务局",
            url: "/enterprises/1/accounts", submitText: isRetry ? "重试" : "登录", isRetry: isRetry,
            captchaID: isRetry ? "" : "c-1", banners: banners, steps: steps, fields: fields)
    }

    static let loginSteps: [AccountFormPage.Step] = [
        .init(title: "连接税局", note: "已完成", tone: .good), .init(title: "核对密码", note: "已完成", tone: .good),
        .init(title: "短信验证", note: "验证码已发到 138****0001", tone: .busy), .init(title: "读取权限", note: "等待中", tone: .idle),
    ]

    static let failingForm = accountForm(
        accountFields, banners: [Banner(.bad, "税局没有接受这次登录，请看标红的一项。")])

    static func accountList(
        _ rows: [AccountListPage.Row], banners: [Banner] = [], defaults: AccountListPage.Defaults
    )
        -> AccountListPage
    {
        AccountListPage(
            enterpriseName: company, enterpriseURL: "/enterprises/1", newURL: "/enterprises/1/accounts/new",
            banners: banners, rows: rows, defaults: defaults)
    }

    static let accounts: [Sample] = [
        Sample(
            "accounts-full", accountList(accountRows, defaults: defaults()),
            in: layout("电子税局账号", .enterprises, notice: "已添加账号 王敏 138****0001。")),
        Sample(
            "accounts-failing",
            accountList(
                accountRows,
                banners: [Banner(.bad, "默认开票账号 陈思远 密码错误，开票和下载已停止。", actionText: "重新登录", actionURL: "/a")],
                defaults: defaults(error: "李佳怡没有开票权限，不能设为默认开票账号。")),
            in: layout("电子税局账号", .enterprises)),
        Sample(
            "accounts-empty", accountList([], defaults: defaults(isEnabled: false)), in: layout("电子税局账号", .enterprises)),
        Sample("account-form-failing", failingForm, in: layout("新增账号", .enterprises)),
        Sample(
            "account-form-empty",
            accountForm([], banners: [Banner(.bad, "暂时连接不上税局，请检查网络，稍后再试。")], isRetry: true),
            in: layout("新增账号", .enterprises)),
        Sample(
            "account-form-code",
            accountForm(
                [Field(name: "code", label: "短信验证码", hint: "6 位数字，120 秒内有效。", maxLength: 6)], steps: loginSteps),
            in: layout("新增账号", .enterprises)),
    ]
}
