import Domain
import Foundation
import Hummingbird

/// What a person typed into the login form.
struct LoginAttempt: Sendable {
    let area: Area
    let creditCode: String
    let captchaID: String
    let account: String
    let password: String
    let captcha: String

    static let keys = ["area", "creditCode", "captchaId", "fields"]

    init(_ body: Fields) throws(Problem) {
        guard let area = Area(code: try body.text("area")) else { throw .badRequest("字段 area 不是税务局编号") }
        guard let taxNumber = try? TaxNumber(try body.text("creditCode")) else {
            throw .badRequest("字段 creditCode 不是有效的税号")
        }
        let form = LoginForm.of(area).fields.filter { $0.name != "creditCode" }
        let fields = try body.object("fields", known: form.map(\.name))
        self.area = area
        creditCode = taxNumber.description
        captchaID = try body.text("captchaId")
        account = try fields.text("account", atMost: 32)
        password = try fields.text("password", atMost: 64)
        captcha = try fields.text("captcha", atMost: 6)
    }
}

extension Bureau {
    /// Captcha, lock, side, then the account of that company and bureau with its password.
    func logIn(_ attempt: LoginAttempt, now: Date) throws(Problem) -> BureauSession {
        guard captchas.redeem(attempt.captchaID, answer: attempt.captcha, now: now) else { throw .wrongCaptcha }
        let key = "\(attempt.creditCode)/\(attempt.account)"
        if let end = tries.lockedUntil(key, now: now) { throw .locked(until: end) }
        if settings.otherSideCompanies.contains(attempt.creditCode) { throw .otherSide }
        guard let archive = world.archives[attempt.creditCode], archive.company.area == attempt.area,
            let account = archive.company.accounts.first(where: { $0.account == attempt.account }),
            account.password == attempt.password
        else { throw tries.failed(key, now: now) }
        tries.succeeded(key)
        return sessions.begin(account, of: archive, rate: settings.requestsPerSecond, now: now)
    }

    /// The session that the request's bearer token names.
    func session(of request: Request) throws(Problem) -> BureauSession {
        try sessions.use(try token(of: request), idle: idle, spendingAt: nil, now: now())
    }

    /// The same for a query, which counts against the session's allowance.
    func queryingSession(of request: Request) throws(Problem) -> BureauSession {
        try sessions.use(try token(of: request), idle: idle, spendingAt: settings.requestsPerSecond, now: now())
    }

    private func token(of request: Request) throws(Problem) -> String {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            throw .sessionExpired("没有登录")
        }
        return String(header.dropFirst(7))
    }
}
