/// What the audit log (操作日志) knows of. Closed: its raw values stand in rows that are never rewritten.
public enum AuditAction: String, CaseIterable, Sendable {
    case signIn = "sign-in"
    case signInDeclined = "sign-in-declined"
    case signOut = "sign-out"
    case sessionEnded = "session-ended"
    case activationIssued = "activation-issued"
    case activationRenewed = "activation-renewed"
    case activationWithdrawn = "activation-withdrawn"
    case activated
    case activationRefused = "activation-refused"
    case unbound
    case unsubscribed
    case roleChanged = "role-changed"
    case renamed
    case accountSaved = "account-saved"
    case accountRefused = "account-refused"
    case defaultsSet = "defaults-set"
    case downloadBegun = "download-begun"
    case downloadCancelled = "download-cancelled"
    case downloadRetried = "download-retried"
    case exported
    case originalFetched = "original-fetched"
    case mailTested = "mail-tested"
    case refused
    case accountRemoved = "account-removed"
    case weChatBound = "wechat-bound"
    case weChatUnbound = "wechat-unbound"
    case verified
    case tokenMade = "token-made"
    case tokenRevoked = "token-revoked"
    case keysRotated = "keys-rotated"
    case downloadPaused = "download-paused"
    case downloadResumed = "download-resumed"
    case downloadPrioritized = "download-prioritized"
    case filesMended = "files-mended"
    case scheduleSet = "schedule-set"
    case scheduleRun = "schedule-run"
    case schedulesApplied = "schedules-applied"

    /// As it stands on the screen.
    public var word: String {
        switch self {
        case .signIn: "登录"
        case .signInDeclined: "取消登录"
        case .signOut: "退出登录"
        case .sessionEnded: "结束登录"
        case .activationIssued: "签发激活码"
        case .activationRenewed: "重发激活码"
        case .activationWithdrawn: "撤回激活码"
        case .activated: "激活"
        case .activationRefused: "激活未通过"
        case .unbound: "解除绑定"
        case .unsubscribed: "取消关注"
        case .roleChanged: "变更角色"
        case .renamed: "修改姓名"
        case .accountSaved: "登录税局账号"
        case .accountRefused: "税局登录未通过"
        case .defaultsSet: "设置默认账号"
        case .downloadBegun: "下载发票"
        case .downloadCancelled: "取消下载"
        case .downloadRetried: "重试下载"
        case .downloadPaused: "暂停下载"
        case .downloadResumed: "继续下载"
        case .downloadPrioritized: "调整优先级"
        case .exported: "导出"
        case .originalFetched: "取回原件"
        case .mailTested: "测试邮件"
        case .refused: "越权访问"
        case .accountRemoved: "移除税局账号"
        case .weChatBound: "微信绑定"
        case .weChatUnbound: "解除微信绑定"
        case .verified: "手机上验证"
        case .tokenMade: "新建接口令牌"
        case .tokenRevoked: "撤销接口令牌"
        case .keysRotated: "更换密钥"
        case .filesMended: "重新下载文件"
        case .scheduleSet: "设置定时同步"
        case .scheduleRun: "立即同步"
        case .schedulesApplied: "批量设置定时同步"
        }
    }
}
