@testable import Web

extension Samples {
    static func roles(_ chosen: String) -> [Choice] {
        [("administrator", "管理员"), ("finance", "财务"), ("reader", "查看")].map {
            Choice($0.0, $0.1, isSelected: $0.0 == chosen)
        }
    }

    static func line(
        _ id: Int, _ name: String, _ avatar: Avatar, role: String, lastSeen: String, isSelf: Bool = false
    ) -> PeoplePage.Line {
        .init(
            avatar: avatar, nickname: name, isSelf: isSelf, roles: roles(role), roleURL: "/people/\(id)/role",
            companies: "3 家企业", boundSince: "2026-10-03", lastSeen: lastSeen,
            removalURL: isSelf ? "/binding/removal" : "/people/\(id)/removal")
    }

    static let invitations: [PeoplePage.Invitation] = [
        .init(
            email: "accounts.payable.shared-service-center@finance.xinghe-intelligent-manufacturing.example.com",
            companies: longCompany, issued: "今天 13:50", state: Chip(text: "邮件未发出", tone: .bad),
            detail: "邮件服务器 smtp.example.com:465 没有应答。会自动重试。", withdrawalURL: "/activations/4/withdrawal"),
        .init(
            email: "chen@example.com", companies: "3 家企业", issued: "今天 09:12",
            state: Chip(text: "等待激活", tone: .busy), detail: "", withdrawalURL: "/activations/3/withdrawal"),
        .init(
            email: "li@example.com", companies: company, issued: "11-20 16:40", state: Chip(text: "已过期", tone: .idle),
            detail: "", withdrawalURL: ""),
        .init(
            email: "zhou@example.com", companies: "2 家企业", issued: "11-02 10:05",
            state: Chip(text: "已激活", tone: .good), detail: "", withdrawalURL: ""),
    ]

    static func peoplePage(
        _ lines: [PeoplePage.Line], banners: [Banner] = [], invitations: [PeoplePage.Invitation] = [],
        canInvite: Bool = true, email: String = "", emailError: String = "", companies: CompanyPick = pick([]),
        isForAll: Bool = false, companiesError: String = ""
    ) -> PeoplePage {
        PeoplePage(
            banners: banners, people: lines, invitations: invitations, canInvite: canInvite,
            mailHint: canInvite ? "" : "没有设置邮件服务器。请在服务器上设置 STEWARD_SMTP_HOST，或用命令 steward activation issue 签发。",
            email: email, emailError: emailError, pick: companies, isForAll: isForAll, companiesError: companiesError)
    }

    static let manyCompanies: [Choice] =
        companyChoices
        + (4...16).map {
            Choice("\($0)", "杭州临平第\($0)五金工具有限公司", isDisabled: $0 == 9, reason: $0 == 9 ? "已停用" : "")
        }

    static let peopleLines = [
        line(1, "王敏", letter, role: "administrator", lastSeen: "今天 14:05", isSelf: true),
        line(2, "陈思远", picture, role: "finance", lastSeen: "11-21 09:30"),
        line(3, longName, Avatar(letter: "苏", url: ""), role: "reader", lastSeen: "未登录"),
    ]

    static let fullPeople = peoplePage(peopleLines, invitations: invitations, companies: pick(manyCompanies))
    static let people: [Sample] = [
        Sample("people-full", fullPeople, in: layout("人员管理", notice: "角色已变更，立即生效。")),
        Sample(
            "people-failing",
            peoplePage(
                peopleLines, banners: [Banner(.bad, "王敏 是最后一位管理员，不能改为查看。请先把另一个人设为管理员。")],
                invitations: [invitations[0]], email: "chen@", emailError: "请填写完整的邮箱地址，例如 finance@example.com。",
                companies: pick(companyChoices), companiesError: "请至少选择一家企业。"),
            in: layout("人员管理")),
        Sample(
            "people-many",
            peoplePage(peopleLines, email: "chen@example.com", companies: manyPick, isForAll: true),
            in: layout("人员管理")),
        Sample("people-empty", peoplePage([], canInvite: false), in: layout("人员管理")),
        Sample(
            "people-hostile",
            peoplePage(
                [line(4, hostile, Avatar(letter: "<", url: ""), role: "reader", lastSeen: "未登录")],
                invitations: [
                    .init(
                        email: hostile, companies: hostile, issued: "今天 13:50",
                        state: Chip(text: "邮件未发出", tone: .bad), detail: hostile,
                        withdrawalURL: "/activations/9/withdrawal")
                ], email: hostile, emailError: "请填写完整的邮箱地址。"), in: layout("人员管理")),
    ]
}
