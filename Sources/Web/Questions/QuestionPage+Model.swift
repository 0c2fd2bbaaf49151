import Domain

extension QuestionPage {
    static let signOut = QuestionPage(
        title: "退出登录？", sentences: ["退出后，这台设备需要重新登录才能继续使用。正在进行的下载不受影响。"], actionURL: "/session/end",
        actionText: "退出登录")

    static let signOutEverywhere = QuestionPage(
        title: "在所有设备上退出登录？", sentences: ["包括这台设备在内，您的所有登录都会结束，需要重新登录。正在进行的下载不受影响。"],
        actionURL: "/sessions/end", actionText: "全部退出")

    /// `isMissed`: the box was not ticked.
    static func unbinding(isLast: Bool, isMissed: Bool = false) -> QuestionPage {
        QuestionPage(
            title: "解除您与发票管家的绑定？",
            sentences: [
                "您将不能再使用发票管家，所有设备上的登录都会结束；绑定到您微信的税局账号也会解除绑定。", "已下载的发票和企业配置都会保留。再次使用时，需要新的激活码。",
            ],
            warning: isLast ? lastAdministrator : "", understanding: isLast ? "我知道之后没有管理员" : "",
            error: isMissed ? "请先勾选，确认您知道之后没有管理员。" : "", actionURL: "/binding/removal", actionText: "解除绑定",
            isDanger: true)
    }

    static func removal(of nickname: String, url: String) -> QuestionPage {
        QuestionPage(
            title: "解除 \(nickname) 的绑定？",
            sentences: [
                "\(nickname) 将不能再使用发票管家，其所有设备上的登录都会结束；绑定到其微信的税局账号也会解除绑定。",
                "已下载的发票和企业配置都会保留。再次使用时，需要新的激活码。",
            ],
            actionURL: url, actionText: "解除绑定", isDanger: true, backURL: "/people")
    }

    /// `running`: downloads that it carries now.
    static func removal(of account: Account, running: Int) -> QuestionPage {
        QuestionPage(
            title: "移除账号 \(account.label)？",
            sentences: ["保存的密码、税局会话和微信绑定会被删除，它不再是默认账号。", "已下载的发票和下载记录都会保留。"],
            warning: running > 0 ? "它正在进行的 \(running) 个下载会停止。" : "",
            actionURL: "/enterprises/\(account.enterprise)/accounts/\(account.id)/removal", actionText: "移除",
            isDanger: true, backURL: "/enterprises/\(account.enterprise)/accounts", version: "\(account.version)")
    }

    static func unbinding(_ account: Account, from name: String) -> QuestionPage {
        QuestionPage(
            title: "解除 \(account.label) 的微信绑定？",
            sentences: ["税局要求验证这个账号时，不再推送给 \(name)，已推送的链接立即失效。", "账号和已下载的发票不受影响。"],
            actionURL: "/enterprises/\(account.enterprise)/accounts/\(account.id)/wechat-binding/removal",
            actionText: "解除绑定", isDanger: true, backURL: "/enterprises/\(account.enterprise)/accounts")
    }

    static func revocation(ofToken name: String, url: String) -> QuestionPage {
        QuestionPage(
            title: "撤销令牌“\(name)”？", sentences: ["使用它的程序立即不能再访问，且不能恢复。", "已经发起的下载会继续，记录都会保留。"],
            actionURL: url, actionText: "撤销", isDanger: true, backURL: "/api-tokens")
    }

    /// - Parameter backup: bytes of the database that is copied first; nil: its structure stays.
    static func update(to version: VersionNumber, backup: Int?) -> QuestionPage {
        QuestionPage(
            title: "更新到 \(version)？",
            sentences: [
                "先下载并校验更新包；正在进行的下载任务最多等 30 秒停在断点，更新后自动继续。",
                "切换时页面会短暂断开，恢复后自动刷新。新版本连续 3 次不能正常启动时，自动退回当前版本。",
            ],
            warning: backup.map { "新版本会改变数据库结构，切换前自动备份数据库（\($0.megabytes)）。" } ?? "",
            actionURL: "/updates/installation", actionText: "立即更新", backURL: "/updates")
    }

    private static let lastAdministrator = "您是最后一位管理员。解除后没有人能管理人员、设置和日志，直到有人用新的激活码激活并成为管理员。"

    init(
        title: String, sentences: [String], warning: String = "", understanding: String = "", error: String = "",
        actionURL: String, actionText: String, isDanger: Bool = false, backURL: String = "/me", version: String = ""
    ) {
        self.init(
            title: title, sentences: sentences, warning: warning, understanding: understanding, error: error,
            actionURL: actionURL, version: version, actionText: actionText, isDanger: isDanger, backURL: backURL,
            backText: "返回")
    }
}
