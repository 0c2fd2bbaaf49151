import Foundation

extension Challenge {
    /// The members of the answer to it.
    var keys: [String] {
        switch kind {
        case .form: FormEntry.keys
        case .sms: ["code"]
        case .app: []
        case .role: ["role"]
        }
    }

    /// Where one is with this answer. A right one ends the challenge, a wrong one may.
    mutating func answer(_ body: Fields, at bureau: Bureau, now: Date) throws(Problem) -> LoginStage {
        let stage = try check(body, bureau, now)
        isOver = true
        return stage
    }

    private mutating func check(_ body: Fields, _ bureau: Bureau, _ now: Date) throws(Problem) -> LoginStage {
        switch kind {
        case .form(let page, let login):
            return try bureau.check(try FormEntry(body, page: page), in: login, now: now)
        case .sms(var code, let purpose):
            let typed = try body.text("code", atMost: 6)
            guard typed.wholeMatch(of: /[0-9]{6}/) != nil else { throw .badRequest("字段 code 须为 6 位数字") }
            defer { (kind, isOver) = (.sms(code, purpose), code.triesLeft == 0) }
            try code.redeem(typed)
            return purpose.stage
        case .app(.confirmed, let purpose):
            return purpose.stage
        case .app(.declined, _):
            isOver = true
            throw .challengeDeclined
        case .app:
            throw .challengePending
        case .role(let holder):
            let role = try body.text("role")
            let roles = holder.account.roles
            guard roles.contains(role) else { throw .badRequest("字段 role 须为其中之一：\(roles.joined(separator: "、"))") }
            return .chosen(holder, role: role)
        }
    }

    /// What the person does on the phone. What was decided there stays decided.
    mutating func tap(_ wanted: AppState) throws(Problem) {
        guard case .app(let state, let purpose) = kind else { throw .notFound("没有这个二维码") }
        switch (state, wanted) {
        case (.waiting, _), (.scanned, _): kind = .app(wanted, purpose)
        case (_, .scanned), (.confirmed, .confirmed), (.declined, .declined): break
        default: throw .badRequest("手机上已经作答")
        }
    }

    /// Has another code sent, and the old one die.
    mutating func resend(by bureau: Bureau, now: Date) throws(Problem) {
        guard case .sms(let code, let purpose) = kind else { throw .badRequest("这一步没有短信验证码") }
        guard now >= code.resendAfter else {
            throw .resentTooSoon(wait: code.resendAfter.timeIntervalSince(now))
        }
        var fresh = bureau.code(to: code.phone, now: now)
        fresh.triesLeft = code.triesLeft
        kind = .sms(fresh, purpose)
    }
}
