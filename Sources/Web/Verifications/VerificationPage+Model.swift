import Domain
import Foundation
import Store

extension VerificationPage {
    init(
        _ call: VerificationCall, _ link: VerificationLink, entries: [AccountFormPage] = [],
        states: [BureauLoginStatePage] = [], at now: Date
    ) {
        let waiting = call.waiting > 0 ? "，通过后 \(call.waiting) 个等待中的下载会自动继续" : ""
        self.init(
            title: "税局要求验证", sentence: "税局要求本人验证这个账号\(waiting)。\(Self.begin(entries))",
            facts: [
                Fact("企业", call.enterprise.name),
                Fact("账号", call.account.label),
                Fact("推送时间", Moments.short(link.verification.askedAt, at: now)),
            ], url: link.path, entries: entries, beginText: "", eventsURL: "\(link.path)/events", states: states,
            tone: .busy)
    }

    /// What the button alone does; nothing where a form is to be filled in.
    private static func begin(_ entries: [AccountFormPage]) -> String {
        guard entries.contains(where: { $0.fields.isEmpty && !$0.isRetry }) else { return "" }
        return "点“开始验证”后，税局会发送短信验证码，或请您在税局 App 中确认。"
    }

    /// The link is over: because all is well, or because it is too late.
    init(over link: VerificationLink, account: Account?, at now: Date) {
        let (title, sentence, tone): (String, String, Tone) =
            switch account?.state {
            case .usable: ("已完成验证", "账号 \(account?.label ?? "") 可以正常使用，等待中的下载已自动继续。可以关闭此页。", .good)
            case .wrongPassword: ("密码错误", "税局说已保存的密码错误，没有再次发送。请在电脑上打开发票管家，核对密码后重新登录。", .bad)
            case .locked: ("账号已锁定", "账号被税局锁定，解锁之前无法验证。请在电脑上打开发票管家查看时间。", .bad)
            case .verificationRequired, nil: ("链接已失效", "这个链接已过期或已被新的推送取代。需要时请同事在发票管家中重新推送。", .warn)
            }
        self.init(
            title: title, sentence: sentence, facts: [], url: link.path, entries: [], beginText: "", eventsURL: "",
            states: [], tone: tone)
    }
}
