import Domain
import Foundation
import Gateways
import Web
import Workflows

/// Where the outside world is: the real one by settings, or the simulator in the demo.
struct OutsideSettings: Sendable {
    let bureau: String
    /// 增值税发票综合服务平台; empty: none, and 税控模式 says so.
    let diskPlatform: String
    let weChat: String
    let appID: String
    let secret: String
    let token: String
    /// EncodingAESKeys, newest first: safe mode; empty: plain mode.
    let aesKeys: [String]
    let loginTemplate: NoticeTemplate?
    let verifyTemplate: NoticeTemplate?
    let digestTemplate: NoticeTemplate?
    /// When people may be pushed a verification or a digest.
    let pushHours: PushHours
    /// Of the day, within the hours above.
    let digestHour: Int
    let mail: MailSettings?

    /// From the environment. Without phones there is no WeChat to set up.
    static func real(login: LoginMode) throws -> OutsideSettings {
        func weChat(_ variable: String, _ meaning: String) throws -> String {
            let setting = Setting(variable: variable)
            return login == .weChat ? try setting.required(nil, meaning) : setting.text(nil, or: "")
        }
        let hours = try pushHours()
        return OutsideSettings(
            bureau: try Setting(variable: "STEWARD_TAX_BUREAU_URL").required(nil, "税局网关地址"),
            diskPlatform: Setting(variable: "STEWARD_DISK_PLATFORM_URL").text(nil, or: ""),
            weChat: Setting(variable: "STEWARD_WECHAT_URL").text(nil, or: "https://api.weixin.qq.com"),
            appID: try weChat("STEWARD_WECHAT_APP_ID", "微信服务号 AppID"),
            secret: try weChat("STEWARD_WECHAT_SECRET", "微信服务号 AppSecret"),
            token: try weChat("STEWARD_WECHAT_TOKEN", "微信服务号消息校验 Token"), aesKeys: aesKeys,
            loginTemplate: try template("STEWARD_WECHAT_LOGIN_TEMPLATE", Notices.signInKeywords),
            verifyTemplate: try template("STEWARD_WECHAT_VERIFY_TEMPLATE", Verifications.keywords),
            digestTemplate: try template("STEWARD_WECHAT_DIGEST_TEMPLATE", Digests.keywords),
            pushHours: hours, digestHour: try digestHour(within: hours), mail: try .fromEnvironment())
    }

    /// The simulator on this machine, with secrets that live as long as the process.
    static func simulated(
        port: Int, smtpPort: Int, secret: String, token: String, aesKey: String
    ) throws
        -> OutsideSettings
    {
        let url = "http://127.0.0.1:\(port)"
        return OutsideSettings(
            bureau: url, diskPlatform: "\(url)/disk-platform", weChat: url, appID: "wx5f1a0de30c2b4e78",
            secret: secret, token: token, aesKeys: [aesKey],
            loginTemplate: NoticeTemplate(
                "Zk8xv1LoginNotice_0aQm4tYc7nB2rPd5sEw9u", standard: Notices.signInKeywords),
            verifyTemplate: NoticeTemplate(
                "Qp3hy6TaskNotice_9dKf2mVx8cL1jRs7tZb4e", standard: Verifications.keywords),
            digestTemplate: NoticeTemplate(
                "Dg7uw4ChangeNotice_5fHk1nXz8bM3yTq6vRc0p", standard: Digests.keywords), pushHours: .always,
            digestHour: try digestHour(within: .always), mail: try .simulated(port: smtpPort))
    }

    /// 43 letters and digits, as the platform's settings page makes them.
    static func newAESKey() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return String(Data(bytes).base64EncodedString().dropLast())
    }

    /// Safe mode's keys: the newest first, the one before it while WeChat changes over.
    static var aesKeys: [String] {
        Setting(variable: "STEWARD_WECHAT_AES_KEYS").text(nil, or: "").split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
    }

    var envelope: WeChatEnvelope? {
        get throws {
            guard !aesKeys.isEmpty else { return nil }
            do { return try WeChatEnvelope(appID: appID, token: token, keys: aesKeys) } catch {
                throw StartFailure("STEWARD_WECHAT_AES_KEYS 中的每个密钥应为公众平台给出的 43 个字符，用逗号分隔，新的在前。")
            }
        }
    }

    private static func template(_ variable: String, _ keywords: [String: String]) throws -> NoticeTemplate? {
        let text = Setting(variable: variable).text(nil, or: "")
        guard !text.isEmpty else { return nil }
        guard let template = NoticeTemplate(text, standard: keywords) else {
            let example = keywords.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: ",")
            throw StartFailure("\(variable) 应为模板 ID，或 模板ID,\(example)。")
        }
        return template
    }

    private static func pushHours() throws -> PushHours {
        let text = Setting(variable: "STEWARD_PUSH_HOURS").text(nil, or: "")
        guard !text.isEmpty else { return .day }
        guard let hours = PushHours(text) else {
            throw StartFailure("STEWARD_PUSH_HOURS 应为允许推送的钟点，例如 8-22；全天为 0-24。")
        }
        return hours
    }

    /// 9, or as near to it as the hours allow.
    private static func digestHour(within hours: PushHours) throws -> Int {
        let hour = try Setting(variable: "STEWARD_DIGEST_HOUR").number(
            nil, or: min(max(9, hours.from), hours.to - 1), in: 0...23)
        guard (hours.from..<hours.to).contains(hour) else {
            throw StartFailure("STEWARD_DIGEST_HOUR 应在允许推送的钟点 \(hours.from)-\(hours.to) 之内，现在是 \(hour)。")
        }
        return hour
    }
}
