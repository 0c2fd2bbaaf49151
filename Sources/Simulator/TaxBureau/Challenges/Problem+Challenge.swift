import Foundation
import Hummingbird

/// What goes wrong on the way through a login's steps.
extension Problem {
    static let challengeExpired = Problem(
        type: "challenge-expired", title: "验证已失效", status: .gone, detail: "这一步验证已失效或已完成，请重新开始")

    static let challengePending = Problem(
        type: "challenge-pending", title: "等待确认", status: .conflict, detail: "还没有在手机上确认，请确认后继续")

    static let challengeDeclined = Problem(
        type: "challenge-declined", title: "已取消", status: .forbidden, detail: "已在手机上取消，请重新开始")

    static func wrongCode(triesLeft: Int) -> Problem {
        Problem(
            type: "wrong-code", title: "短信验证码错误", status: .unprocessableContent,
            detail: "短信验证码错误，还可以再试 \(triesLeft) 次", extras: ["triesLeft": .int(triesLeft)])
    }

    static func resentTooSoon(wait: TimeInterval) -> Problem {
        Problem(
            type: "rate-limited", title: "限流", status: .tooManyRequests, detail: "短信发送过于频繁，请稍后再试",
            retryAfter: max(1, Int(wait.rounded(.up))))
    }
}
