import Domain
import Foundation

extension MePage {
    init(
        _ user: User, nickname: String, error: String, companies: Int, sessions: [Session], current: Session.ID,
        at now: Date
    ) {
        self.init(
            avatar: Avatar(user), name: user.nickname, nickname: nickname, nicknameError: error, role: user.role.word,
            roleSentence: user.role.sentence, boundSince: Day(at: user.boundAt).description,
            companies: "\(companies) 家企业",
            sessions: sessions.map { session in
                SessionLine(
                    browser: session.browser, address: session.address, began: Moments.short(session.beganAt, at: now),
                    lastSeen: Moments.short(session.lastSeenAt, at: now),
                    ends: Moments.short(session.expiresAt, at: now), isCurrent: session.id == current,
                    endURL: "/sessions/\(session.id)/end")
            }, hasOthers: sessions.count > 1)
    }
}

extension Role {
    fileprivate var sentence: String {
        switch self {
        case .administrator: "可以使用全部功能，并管理人员、查看操作日志和系统设置。"
        case .finance: "可以配置账号、下载、查看和导出发票。"
        case .reader: "可以查看和导出发票，不能配置账号或下载。"
        }
    }
}
