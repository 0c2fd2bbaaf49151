import Domain
import Hummingbird

/// What was just done, said once on the page that follows. The address carries its name, never its words.
enum Notice: String {
    case activated, accountSaved = "account-saved", defaultsSaved = "defaults-saved", cancelled, retried, paused,
        resumed, prioritized
    /// Many downloads at once; the address says how many.
    case queueChanged = "queue-changed"
    case tokenRevoked = "token-revoked"
    case accountRemoved = "account-removed", unboundAccount = "unbound-account", reminded
    /// Where pushes have hours.
    case remindedByDay = "reminded-by-day"
    case filesMended = "files-mended", filesUnmended = "files-unmended"
    case filesAsked = "files-asked"
    case scheduleSaved = "schedule-saved", synced, syncRefused = "sync-refused"
    /// The address says for how many.
    case schedulesApplied = "schedules-applied"
    case noFiles = "no-files", tooManyFiles = "too-many-files"
    case diskSaved = "disk-saved", agentRevoked = "agent-revoked"
    case renamed, removed, invited, withdrawn, roleChanged = "role-changed", sessionEnded = "session-ended",
        mailTested =
        "mail-tested"

    var query: String { "done=\(rawValue)" }

    /// The words for the page that was asked for; empty where nothing was done.
    static func words(for request: Request) -> String {
        switch Notice(rawValue: Fields(of: request)["done"]) {
        case .activated: "激活成功，企业已带出。"
        case .accountSaved: "账号已由税局验证并保存。"
        case .defaultsSaved: "默认账号已保存。"
        case .accountRemoved: "账号已移除，它的密码和微信绑定已删除。"
        case .unboundAccount: "微信绑定已解除。"
        case .reminded: "已安排推送；同一账号 10 分钟内只推送一次。"
        case .remindedByDay: "已安排推送；同一账号 10 分钟内只推送一次，夜间不推送。"
        case .cancelled: "已取消，已下载的发票保留在发票库中。"
        case .retried: "已重新开始核对。"
        case .paused: "已暂停，随时可以继续。"
        case .resumed: "已继续，从断点接着下载。"
        case .prioritized: "已调整优先级。"
        case .queueChanged: "已处理\(count(in: request).map { " \($0) 个" } ?? "符合条件的")下载。"
        case .diskSaved: "验证成功，密码已加密保存。"
        case .agentRevoked: "税盘代理已撤销，立即不能再连接。"
        case .renamed: "显示名称已修改。"
        case .removed: "已解除绑定，其所有登录已结束。"
        case .invited: "激活邮件已交给邮件服务器发送，结果见下方列表。"
        case .withdrawn: "激活码已撤回，邮件中的激活码和链接不能再使用。"
        case .roleChanged: "角色已变更，立即生效。"
        case .sessionEnded: "已结束那台设备上的登录。"
        case .tokenRevoked: "令牌已撤销，立即失效。"
        case .mailTested: "测试邮件已发出，请到邮箱查收。"
        case .filesMended: "已安排重新下载，完成后损坏的文件会从列表中消失。"
        case .filesAsked: "已安排重新下载文件。"
        case .filesUnmended: "没有可以重新下载的文件：这些企业还没有默认账号，请先设置。"
        case .scheduleSaved: "定时同步已保存。"
        case .synced: "已开始同步，完成后可在“变更”中查看。"
        case .syncRefused: "没有开始同步，原因见“定时同步”。"
        case .schedulesApplied: "已应用到\(count(in: request).map { " \($0) 家" } ?? "其他")企业。"
        case .noFiles: "这个范围内还没有已下载的文件。下载发票时选择 XML、OFD 或 PDF，文件会保存在这里。"
        case .tooManyFiles: "一次最多打包 10,000 个文件、2 GB。请缩小范围，分几次下载。"
        case nil: ""
        }
    }

    /// As the address says it: anybody can write one, so what is not plausible is not said.
    private static func count(in request: Request) -> String? {
        Int(Fields(of: request)["count"]).flatMap { (0...9_999).contains($0) ? $0.grouped : nil }
    }
}
