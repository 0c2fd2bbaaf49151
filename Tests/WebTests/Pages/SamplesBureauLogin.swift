@testable import Web

extension Samples {
    private typealias Step = BureauLoginStatePage.Step

    /// `done` steps are behind, the next one is `tone` with `note`, the others wait.
    private static func steps(_ done: Int, _ tone: Tone = .busy, _ note: String = "进行中") -> [Step] {
        let titles = ["提交税局", "图片验证码", "账号密码", "身份验证", "身份类型", "读取权限", "保存账号"]
        return titles.enumerated().map { index, title in
            if index == 1, done > 1 { return Step(title: title, note: "税局未要求", tone: .idle, isCurrent: false) }
            if index < done { return Step(title: title, note: "已通过", tone: .good, isCurrent: false) }
            return index == done
                ? Step(title: title, note: note, tone: tone, isCurrent: true)
                : Step(title: title, note: "", tone: .idle, isCurrent: false)
        }
    }

    private static func login(
        _ steps: [Step], _ sentence: String, banners: [Banner] = [],
        questions: [BureauLoginStatePage.Question] = [], scans: [BureauLoginStatePage.Scan] = [],
        entries: [AccountFormPage] = [], doneURL: String = "", restartURL: String = "", isOver: Bool = false
    ) -> BureauLoginStatePage {
        BureauLoginStatePage(
            steps: steps, sentence: sentence, banners: banners, questions: questions, scans: scans, entries: entries,
            doneURL: doneURL, restartURL: restartURL, endURL: isOver ? "" : "\(loginURL)/end")
    }

    private static let loginURL = "/enterprises/1/logins/7f3a"

    private static func question(
        _ title: String, _ sentence: String, captchaID: String = "", fields: [Field] = [], roles: [Choice] = [],
        submitText: String = "提交", resendSeconds: Int = 0, isCode: Bool = false
    ) -> BureauLoginStatePage.Question {
        .init(
            title: title, sentence: sentence, url: loginURL, captchaID: captchaID, fields: fields, roles: roles,
            submitText: submitText, secondsLeft: 118, timeLeft: "1:58", resendSeconds: resendSeconds,
            resendTime: "0:\(resendSeconds)", isCode: isCode)
    }

    private static func sms(error: String = "", resendSeconds: Int = 48) -> BureauLoginStatePage.Question {
        question(
            "短信验证", "税局已向 138****0001 发送短信验证码。",
            fields: [Field(name: "code", label: "短信验证码", kind: .code, hint: "6 位数字。", error: error, maxLength: 6)],
            resendSeconds: resendSeconds, isCode: true)
    }

    private static func scan(isScanned: Bool = false) -> BureauLoginStatePage.Scan {
        .init(
            title: "App 扫码验证", sentence: isScanned ? "已扫码，请在 App 中确认。" : "请用电子税务局 App 扫码并确认。", qr: qr,
            url: "https://app.tax.example/v/7f3a", secondsLeft: 170, timeLeft: "2:50", isScanned: isScanned)
    }

    static let loginUnderWay = login(steps(0), "正在等待税局答复…")
    static let loginSMS = login(steps(3, .busy, "等您完成"), "税局已向 138****0001 发送短信验证码。", questions: [sms()])
    static let loginSMSFailing = login(
        steps(3, .busy, "等您完成"), "税局已向 138****0001 发送短信验证码。",
        banners: [Banner(.bad, "短信验证码不对，还可以试 2 次。")],
        questions: [sms(error: "请填写短信中的 6 位数字。", resendSeconds: 0)])
    static let loginQuestion = login(
        steps(3, .busy, "等您完成"), "税局还需要以下信息。",
        questions: [
            question(
                "补充信息", "税局还需要以下信息。", captchaID: "c-2",
                fields: [
                    Field(name: "idNumber", label: "居民身份证号码", maxLength: 18),
                    Field(name: "method", label: "接收方式", kind: .select, value: "短信", options: ["短信", "邮箱"]),
                    captchaField,
                ])
        ])
    static let loginRole = login(
        steps(4, .busy, "等您完成"), "请选择身份类型。",
        questions: [
            question(
                "选择身份类型", "这个账号在税局有多个身份，请选择用哪一个办理。",
                roles: [
                    Choice("财务负责人", "财务负责人", isSelected: true), Choice("办税员", "办税员"),
                    Choice("领票人", "领票人", isDisabled: true, reason: "没有开票和收票权限"),
                ], submitText: "用这个身份登录")
        ])
    static let loginScan = login(steps(3, .busy, "等您完成"), "请用电子税务局 App 扫码并确认。", scans: [scan()])
    static let loginScanned = login(steps(3, .busy, "等您完成"), "已扫码，请在 App 中确认。", scans: [scan(isScanned: true)])
    static let loginEntry = login(
        steps(2, .bad, "未通过"), "税局没有接受这次登录", banners: [Banner(.bad, wrongPassword)],
        entries: [accountForm(accountFields(error: "请重新填写个人用户密码。"))], isOver: true)
    static let loginLocked = login(
        steps(2, .bad, "未通过"), "登录已结束", banners: [Banner(.bad, "账号已被税局锁定，11-22 09:30 之后才能再试。")],
        restartURL: "/enterprises/1/accounts/new", isOver: true)
    static let loginSaved = login(
        Array(steps(6).dropLast()) + [Step(title: "保存账号", note: "已通过", tone: .good, isCurrent: false)], "账号已由税局验证并保存",
        doneURL: "/enterprises/1/accounts?notice=account-saved", isOver: true)

    private static func page(_ state: BureauLoginStatePage, company: String = company) -> BureauLoginPage {
        BureauLoginPage(
            title: "登录深圳市电子税务局", enterpriseName: company, enterpriseURL: "/enterprises/1",
            accountsURL: "/enterprises/1/accounts", eventsURL: "\(loginURL)/events", state: state)
    }

    static let bureauLogins: [Sample] = [
        ("bureau-login-under-way", page(loginUnderWay)), ("bureau-login-sms", page(loginSMS)),
        ("bureau-login-sms-failing", page(loginSMSFailing, company: longCompany)),
        ("bureau-login-question", page(loginQuestion)), ("bureau-login-role", page(loginRole)),
        ("bureau-login-scan", page(loginScan)), ("bureau-login-scanned", page(loginScanned)),
        ("bureau-login-entry", page(loginEntry)), ("bureau-login-locked", page(loginLocked)),
        ("bureau-login-saved", page(loginSaved)),
    ].map { Sample($0, $1, in: layout("登录深圳市电子税务局", .enterprises, refresh: 5)) }
}
