import Domain
import Foundation
import Store

extension VerificationCall {
    /// What keeps a download, who was asked, and what happens then.
    func sentence(at now: Date) -> String { "税局要求验证账号 \(account.label)，\(asked(at: now))通过后自动从断点继续。" }

    /// `已于 今天 14:05 推送给 王敏，`; where nobody was asked, what to do.
    func asked(at now: Date) -> String {
        guard let binding else { return "还没有绑定微信，请在这里验证，" }
        guard let askedAt, askedAt >= binding.boundAt else { return "将推送给 \(binding.name)，" }
        guard push != .failed else { return "没能推送给 \(binding.name)，请在这里验证，" }
        return "已于 \(Moments.short(askedAt, at: now)) 推送给 \(binding.name)，"
    }
}
