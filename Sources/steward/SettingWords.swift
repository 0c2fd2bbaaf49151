import Domain
import Gateways
import Web
import Workflows

/// What 系统设置 shows: how this server was started, without its secrets.
struct SettingWords {
    let groups: [SettingGroup]

    init(_ options: ServeOptions.Resolved, outside: OutsideSettings, isDemo: Bool) {
        let isSecure = options.consoleURL.hasPrefix("https://")
        let access = SettingGroup(
            title: "访问", state: isSecure ? "HTTPS" : "HTTP", isFine: isSecure,
            facts: [
                ("控制台地址", options.consoleURL), ("监听", "\(options.host):\(options.port)"),
                ("证书", Self.words(for: options.tls)),
                ("可信代理", options.trustedProxies.isEmpty ? "无" : options.trustedProxies.sorted().joined(separator: "、")),
            ],
            advice: isSecure ? "" : "当前为 HTTP，只应在内网使用。可用 --tls-cert 与 --tls-key，或 --tls-self-signed 启用 HTTPS。")
        groups =
            [access, Self.login(options), Self.weChat(options, outside), Self.mail(outside)]
            + (isDemo ? [Self.demo(options)] : [])
    }

    private static func words(for tls: TLSChoice) -> String {
        switch tls {
        case .none: "无"
        case .files(let certificate, _): certificate
        case .selfSigned: "自签名"
        }
    }

    private static func login(_ options: ServeOptions.Resolved) -> SettingGroup {
        let isWeChat = options.login == .weChat
        return SettingGroup(
            title: "登录", state: isWeChat ? "微信扫码" : "仅激活码", isFine: isWeChat,
            facts: [("登录方式", isWeChat ? "微信扫码，首次使用时输入激活码" : "仅激活码"), ("免登录", "勾选后 30 天，否则 12 小时")],
            advice: isWeChat ? "" : "只凭激活码登录时，能看到激活邮件的人都能进入。有手机的场所请改用 --login wechat。")
    }

    private static func weChat(_ options: ServeOptions.Resolved, _ outside: OutsideSettings) -> SettingGroup {
        guard !outside.appID.isEmpty else {
            return SettingGroup(
                title: "微信", state: "未设置", isFine: options.login != .weChat, facts: [],
                advice: "需要微信扫码或推送时，请设置 STEWARD_WECHAT_APP_ID 等变量。")
        }
        let isSafe = !outside.aesKeys.isEmpty
        return SettingGroup(
            title: "微信", state: isSafe ? "安全模式" : "明文模式", isFine: isSafe,
            facts: [
                ("服务号 AppID", outside.appID), ("接口地址", outside.weChat),
                ("消息地址", "\(options.consoleURL)/wechat/callback"),
                ("消息加密", isSafe ? "安全模式，\(outside.aesKeys.count) 个密钥" : "明文"),
                ("登录提醒模板", outside.loginTemplate?.id ?? "未设置"),
                ("验证提醒模板", outside.verifyTemplate?.id ?? "未设置，税局要求验证时不推送"),
                (
                    "每日摘要模板",
                    outside.digestTemplate.map { "\($0.id)，每天 \(outside.digestHour):00" } ?? "未设置，不推送摘要"
                ), ("推送时间", outside.pushHours.description),
            ], advice: isSafe ? "" : "建议在公众平台选择安全模式，并设置 STEWARD_WECHAT_AES_KEYS。")
    }

    private static func mail(_ outside: OutsideSettings) -> SettingGroup {
        guard let mail = outside.mail else {
            return SettingGroup(
                title: "邮件", state: "未设置", isFine: false, facts: [],
                advice: "要发送激活邮件，请设置 STEWARD_SMTP_HOST、STEWARD_SMTP_USER、STEWARD_SMTP_PASSWORD、STEWARD_MAIL_FROM。")
        }
        let security =
            switch mail.security {
            case .none: "不加密"
            case .starttls: "STARTTLS"
            case .tls: "TLS"
            }
        return SettingGroup(
            title: "邮件", state: "已设置", isFine: true,
            facts: [
                ("服务器", "\(mail.host):\(mail.port)"), ("加密", security),
                ("用户名", mail.user.isEmpty ? "不需要" : mail.user), ("发件人", mail.from.description),
            ])
    }

    private static func demo(_ options: ServeOptions.Resolved) -> SettingGroup {
        SettingGroup(
            title: "演示环境", state: "模拟", isFine: true,
            facts: [("模拟环境", "http://\(options.lanAddress):\(options.simulatorPort)")],
            advice: "税局、微信和邮件都是模拟的，不接触真实数据。")
    }
}
