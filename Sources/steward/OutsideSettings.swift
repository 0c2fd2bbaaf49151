import Foundation

/// Where the outside world is: the real one by settings, or the simulator in the demo.
struct OutsideSettings: Sendable {
    let bureau: String
    let requestsPerSecond: Int
    let weChat: String
    let appID: String
    let secret: String
    let token: String

    /// From the environment.
    static func real() throws -> OutsideSettings {
        OutsideSettings(
            bureau: try Setting(variable: "STEWARD_TAX_BUREAU_URL").required(nil, "税局网关地址"),
            requestsPerSecond: try requestsPerSecond(),
            weChat: Setting(variable: "STEWARD_WECHAT_URL").text(nil, or: "https://api.weixin.qq.com"),
            appID: try Setting(variable: "STEWARD_WECHAT_APP_ID").required(nil, "微信服务号 AppID"),
            secret: try Setting(variable: "STEWARD_WECHAT_SECRET").required(nil, "微信服务号 AppSecret"),
            token: try Setting(variable: "STEWARD_WECHAT_TOKEN").required(nil, "微信服务号消息校验 Token"))
    }

    /// The simulator on this machine, with secrets that live as long as the process.
    static func simulated(port: Int, secret: String, token: String) throws -> OutsideSettings {
        let url = "http://127.0.0.1:\(port)"
        return OutsideSettings(
            bureau: url, requestsPerSecond: try requestsPerSecond(), weChat: url, appID: "wx5f1a0de30c2b4e78",
            secret: secret, token: token)
    }

    private static func requestsPerSecond() throws -> Int {
        try Setting(variable: "STEWARD_TAX_BUREAU_REQUESTS_PER_SECOND").number(nil, or: 40, in: 1...1000)
    }
}
