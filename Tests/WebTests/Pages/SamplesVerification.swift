@testable import Web

extension Samples {
    private static let path = "/verifications/3e9c7f"

    private static func verification(
        _ title: String, _ sentence: String, _ tone: Tone, company: String = company, entries: [AccountFormPage] = [],
        beginText: String = "", states: [BureauLoginStatePage] = [], isOver: Bool = false
    ) -> VerificationPage {
        VerificationPage(
            title: title, sentence: sentence,
            facts: isOver
                ? [] : [Fact("企业", company), Fact("账号", "王敏 138****0001"), Fact("推送时间", "今天 14:05")],
            url: path, entries: entries, beginText: beginText, eventsURL: isOver ? "" : "\(path)/events",
            states: states, tone: tone)
    }

    private static func asked(
        company: String = company, entries: [AccountFormPage] = [], beginText: String = "",
        states: [BureauLoginStatePage] = []
    ) -> VerificationPage {
        verification(
            "税局要求验证", "税局要求本人验证这个账号，通过后 2 个等待中的下载会自动继续。", .busy, company: company, entries: entries,
            beginText: beginText, states: states)
    }

    static let verificationBegin = asked(beginText: "开始验证")
    static let verificationEntry = asked(
        company: longCompany, entries: [accountForm([captchaField], .edit, url: path)])
    static let verificationSMS = asked(states: [loginSMS])
    static let verificationScan = asked(states: [loginScan])
    static let verificationDone = verification(
        "已完成验证", "账号已通过验证，等待中的下载已自动继续。可以关闭此页。", .good, isOver: true)
    static let verificationExpired = verification(
        "链接已失效", "这个链接已过期或已被新的推送取代。需要时请同事在发票管家中重新推送。", .warn, isOver: true)
    static let verificationUnbound = verification(
        "链接已失效", "这个账号与您的微信已解除绑定，不再需要您验证。需要时请同事在发票管家中重新绑定。", .warn, isOver: true)

    static let verifications: [Sample] = [
        ("verification-begin", verificationBegin), ("verification-entry", verificationEntry),
        ("verification-under-way", asked(states: [loginUnderWay])), ("verification-sms", verificationSMS),
        ("verification-scan", verificationScan), ("verification-done", verificationDone),
        ("verification-expired", verificationExpired), ("verification-unbound", verificationUnbound),
    ].map { Sample($0, $1, in: Layout(title: "税局验证", nonce: nonce, refreshSeconds: 5)) }
}
