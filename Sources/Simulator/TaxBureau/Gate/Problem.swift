import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What the bureau answers instead: application/problem+json with a type of a closed list.
struct Problem: HTTPResponseError {
    let type: String
    let title: String
    let status: HTTPResponse.Status
    let detail: String
    var extras: [String: JSONValue] = [:]
    var retryAfter: Int?

    func response(from request: Request, context: some RequestContext) -> Response {
        let members: [String: JSONValue] = [
            "type": .text(type), "title": .text(title), "status": .int(status.code), "detail": .text(detail),
        ]
        let body = JSONValue.object(members.merging(extras) { own, _ in own })
        var response = Response.bytes([UInt8](body.bytes), type: "application/problem+json", status: status)
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }
}

extension Problem {
    static func badRequest(_ detail: String) -> Problem {
        Problem(type: "bad-request", title: "请求有误", status: .badRequest, detail: detail)
    }

    static func notFound(_ detail: String) -> Problem {
        Problem(type: "not-found", title: "没有找到", status: .notFound, detail: detail)
    }

    static func sessionExpired(_ detail: String) -> Problem {
        Problem(type: "session-expired", title: "会话过期", status: .unauthorized, detail: detail)
    }

    /// - Parameter challengeID: what to pass; nil where only a new login will do.
    static func verificationRequired(challengeID: String?) -> Problem {
        Problem(
            type: "verification-required", title: "需验证", status: .forbidden, detail: "该账号需要重新完成身份验证后才能继续查询",
            extras: challengeID.map { ["challengeId": .text($0)] } ?? [:])
    }

    static let rateLimited = Problem(
        type: "rate-limited", title: "限流", status: .tooManyRequests, detail: "查询过于频繁，请稍后再试", retryAfter: 1)

    static func tooManyRows(_ count: Int, cap: Int) -> Problem {
        Problem(
            type: "too-many-rows", title: "超限", status: .unprocessableContent,
            detail: "查询结果 \(count) 张，超过上限 \(cap) 张，请缩小查询范围",
            extras: ["count": .int(count), "cap": .int(cap)])
    }

    static let yearExceeded = Problem(
        type: "range-too-long", title: "时间跨度过长", status: .unprocessableContent, detail: "开票日期跨度不能超过一年",
        extras: ["maxDays": 366])

    static let monthExceeded = Problem(
        type: "range-too-long", title: "时间跨度过长", status: .unprocessableContent, detail: "开票日期起止须在同一个月内",
        extras: ["maxMonths": 1])

    static func maintenance(until end: Date, now: Date) -> Problem {
        Problem(
            type: "maintenance", title: "税局维护", status: .serviceUnavailable, detail: "系统升级维护中，请稍后访问",
            extras: ["until": .instant(end)], retryAfter: max(1, Int(end.timeIntervalSince(now).rounded(.up))))
    }

    static func notPermitted(_ detail: String) -> Problem {
        Problem(type: "not-permitted", title: "无权限", status: .forbidden, detail: detail)
    }

    static let otherSide = Problem(
        type: "other-side", title: "请换用另一平台", status: .conflict, detail: "该企业不在数电模式，请使用税控模式（增值税发票综合服务平台）")

    static func wrongPassword(triesLeft: Int) -> Problem {
        Problem(
            type: "wrong-password", title: "密码错误", status: .unauthorized,
            detail: "账号或密码错误，还可以再试 \(triesLeft) 次", extras: ["triesLeft": .int(triesLeft)])
    }

    static let wrongCaptcha = Problem(
        type: "wrong-captcha", title: "验证码错误", status: .unprocessableContent, detail: "验证码错误或已失效，请刷新后重新输入")

    static func locked(until end: Date) -> Problem {
        Problem(
            type: "locked", title: "账号已锁定", status: .init(code: 423, reasonPhrase: "Locked"),
            detail: "账号已锁定，请在解锁后重试或联系主管税务机关", extras: ["until": .instant(end)])
    }
}
