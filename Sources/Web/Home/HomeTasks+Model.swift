import Domain
import Foundation
import Store

extension HomePage.Task {
    /// Accounts that need a person, defaults that were lost, downloads that went wrong: in this order.
    static func all(_ tasks: OpenTasks, calls: [VerificationCall], at now: Date) -> [Self] {
        let calls = Dictionary(calls.map { ($0.account.id, $0) }, uniquingKeysWith: { first, _ in first })
        return tasks.accounts.map { Self($0, call: calls[$0.account.id], at: now) } + tasks.defaults.map(Self.init)
            + tasks.downloads.map(Self.init)
    }

    init(_ blocked: OpenTasks.Blocked, call: VerificationCall? = nil, at now: Date) {
        let account = blocked.account
        let isVerification = account.state == .verificationRequired
        self.init(
            tone: isVerification ? .warn : .bad,
            sentence: "\(blocked.company)的账号 \(account.label) \(account.need(at: now))\(blocked.consequence)。",
            detail: call.map { "\($0.asked(at: now))通过后自动继续。" } ?? "", buttonText: isVerification ? "去验证" : "重新登录",
            url: "/enterprises/\(account.enterprise)/accounts/\(account.id)/login", operates: true)
    }

    init(_ lost: OpenTasks.Lost) {
        self.init(
            tone: .warn, sentence: "\(lost.company)的\(lost.losses.sentence)", detail: "", buttonText: "设置默认账号",
            url: "/enterprises/\(lost.enterprise)/accounts#defaults", operates: true)
    }

    init(_ download: NamedDownload) {
        self.init(
            tone: download.row.state == .differing ? .warn : .bad,
            sentence: "\(download.company)的下载\(download.row.state.name)。", detail: "", buttonText: "查看",
            url: "/downloads/\(download.row.id)", operates: false)
    }
}

extension OpenTasks.Blocked {
    /// `，2 个下载在等待`.
    fileprivate var consequence: String { waiting > 0 ? "，\(waiting.grouped) 个下载在等待" : "" }
}

extension Account {
    /// What is wrong with it and what to do.
    fileprivate func need(at now: Date) -> String {
        switch state {
        case .usable, .verificationRequired: return state.name
        case .wrongPassword: return "密码错误，不会自动重试，请核对密码后重新登录"
        case .locked:
            guard let lockedUntil else { return "已被税局锁定，请稍后重新登录" }
            return lockedUntil > now
                ? "已锁定，\(Moments.short(lockedUntil, at: now)) 之后才能再试" : "的锁定时间已过，请重新登录"
        }
    }
}
