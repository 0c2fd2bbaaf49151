import Domain
import Foundation
import Store

extension RenewalPage {
    /// `reopens`: a code that was used can be had anew, where it is the only way in.
    init(_ state: RenewalState?, link: String, reopens: Bool, at now: Date) {
        guard let state else {
            self = .refused(.unknown)
            return
        }
        if state.isUsed, !reopens {
            self = .refused(.used)
        } else if !state.isUsed, state.expiresAt > now {
            self = .refused(.stillValid)
        } else {
            self.init(
                title: "获取新激活码",
                sentence: state.isUsed
                    ? "原来的激活码已经用过。可以获取新的激活码，会发送到 \(state.email.masked)。"
                    : "原来的激活码已在 \(Moments.short(state.expiresAt, at: now)) 过期。新激活码会发送到 \(state.email.masked)，24 小时内有效。",
                tone: .warn, actionURL: "/activation/renewals/\(link)")
        }
    }

    static func sent(to email: MailAddress) -> RenewalPage {
        RenewalPage(
            title: "新激活码已发送", sentence: "请到 \(email.masked) 查收邮件。旧激活码已失效，新激活码 24 小时内有效。", tone: .good,
            actionURL: "")
    }

    static func refused(_ refusal: RenewalRefusal) -> RenewalPage {
        let (title, sentence): (String, String) =
            switch refusal {
            case .unknown: ("链接无效", "这个链接不存在或已失效。请核对邮件中的完整链接，或向管理员索取新的激活码。")
            case .stillValid: ("激活码仍然有效", "邮件中的激活码还没有过期，请直接使用它激活。")
            case .used: ("激活码已经用过", "这次申请的企业已经激活，不需要新的激活码。要让更多人使用，请由管理员签发。")
            case .tooSoon: ("新激活码刚刚发送", "一分钟内已经发送过新激活码，请先查收邮件；没有收到时，一分钟后再试。")
            }
        return RenewalPage(
            title: title, sentence: sentence, tone: refusal == .stillValid ? .good : .warn, actionURL: "")
    }
}
