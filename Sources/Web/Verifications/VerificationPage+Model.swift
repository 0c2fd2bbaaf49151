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

    /// The link is over, or nobody can help the account by it: `state` is the account's, while the link has not ended.
    init(over link: VerificationLink, state: Account.State?) {
        let (title, sentence, tone): (String, String, Tone) =
            switch (link.verification.ending, state) {
            case (.verified, _): ("已完成验证", "账号已通过验证，等待中的下载已自动继续。可以关闭此页。", .good)
            case (.unbound, _): ("链接已失效", "这个账号与您的微信已解除绑定，不再需要您验证。需要时请同事在发票管家中重新绑定。", .warn)
            case (.removed, _): ("链接已失效", "这个账号已从发票管家中移除，不再需要验证。可以关闭此页。", .warn)
            case (nil, .wrongPassword): ("密码错误", "税局说已保存的密码错误，没有再次发送。请在电脑上打开发票管家，核对密码后重新登录。", .bad)
            case (nil, .locked): ("账号已锁定", "账号被税局锁定，解锁之前无法验证。请在电脑上打开发票管家查看时间。", .bad)
            case (.replaced, _), (nil, _): ("链接已失效", "这个链接已过期或已被新的推送取代。需要时请同事在发票管家中重新推送。", .warn)
            }
        self.init(
            title: title, sentence: sentence, facts: [], url: link.path, entries: [], beginText: "", eventsURL: "",
            states: [], tone: tone)
    }
}
