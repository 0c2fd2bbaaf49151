import Domain
import Foundation
import Store

extension PeoplePage {
    init(
        people: [PersonSummary], viewer: User.ID, companies: CompanyPick, issued: [ActivationSummary],
        entry: InvitationEntry, banners: [Banner], canInvite: Bool, at now: Date
    ) {
        self.init(
            banners: banners, people: people.map { Line($0, viewer: viewer, at: now) },
            invitations: issued.map { PeoplePage.Invitation($0, at: now) }, canInvite: canInvite,
            mailHint: canInvite ? "" : "没有设置邮件服务器。请在服务器上设置 STEWARD_SMTP_HOST，或用命令 steward activation issue 签发。",
            email: entry.email, emailError: entry.emailError,
            pick: companies, isForAll: entry.isForAll, companiesError: entry.companiesError)
    }
}

extension PeoplePage.Line {
    fileprivate init(_ person: PersonSummary, viewer: User.ID, at now: Date) {
        let user = person.user
        self.init(
            avatar: Avatar(user), nickname: user.nickname, isSelf: user.id == viewer,
            roles: Role.allCases.map { Choice($0.rawValue, $0.word, isSelected: $0 == user.role) },
            roleURL: "/people/\(user.id)/role", companies: "\(person.enterpriseCount) 家企业",
            boundSince: Day(at: user.boundAt).description,
            lastSeen: person.lastSeenAt.map { Moments.short($0, at: now) } ?? "未登录",
            removalURL: user.id == viewer ? "/binding/removal" : "/people/\(user.id)/removal")
    }
}

extension PeoplePage.Invitation {
    fileprivate init(_ activation: ActivationSummary, at now: Date) {
        let isOpen = activation.usedAt == nil && !activation.isWithdrawn
        let isFailed = activation.letter.sentAt == nil && !activation.letter.error.isEmpty
        let state: Chip =
            if activation.usedAt != nil {
                Chip(text: "已激活", tone: .good)
            } else if activation.isWithdrawn {
                Chip(text: "已撤回", tone: .idle)
            } else if isFailed {
                Chip(text: "邮件未发出", tone: .bad)
            } else if activation.expiresAt <= now {
                Chip(text: "已过期", tone: .idle)
            } else {
                Chip(text: activation.letter.sentAt == nil ? "正在发送" : "等待激活", tone: .busy)
            }
        let retries = activation.letter.failedAt == nil ? "会自动重试。" : ""
        self.init(
            email: activation.email,
            companies: activation.companies.count == 1
                ? activation.companies[0] : "\(activation.companies.count) 家企业",
            issued: Moments.short(activation.issuedAt, at: now), state: state,
            detail: isFailed && isOpen ? activation.letter.error + retries : "",
            withdrawalURL: isOpen ? "/activations/\(activation.id)/withdrawal" : "")
    }
}
