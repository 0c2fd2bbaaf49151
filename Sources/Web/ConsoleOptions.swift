public import Foundation

/// Where the console serves, and how it presents itself.
public struct ConsoleOptions: Sendable {
    let host: String
    let port: Int
    let templates: URL
    let publicFolder: URL
    /// The login page links to the simulated phone.
    let isDemo: Bool
    let login: LoginMode
    /// How people reach the console: `https://steward.example:8443`.
    let address: String
    /// The certificate and key to serve HTTPS with, as PEM files; nil: HTTP.
    let tls: TLSFiles?
    /// Proxies whose X-Forwarded-For is believed.
    let trustedProxies: Set<String>
    /// Who runs this console; may be empty.
    let operatorName: String
    /// Of the program; a page of another one fetches itself anew.
    let version: String
    /// 系统设置 shows them.
    let settings: [SettingGroup]

    public struct TLSFiles: Sendable {
        public let certificate: String
        let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    var isSecure: Bool { address.hasPrefix("https://") }

    /// Said where people sign in.
    var connectionWarning: String { isSecure ? "" : "当前为 HTTP 连接，仅适合内网使用。" }

    public init(
        host: String, port: Int, templates: URL, publicFolder: URL, isDemo: Bool, login: LoginMode = .weChat,
        address: String, tls: TLSFiles? = nil, trustedProxies: Set<String> = [], operatorName: String = "",
        version: String = "", settings: [SettingGroup] = []
    ) {
        self.host = host
        self.port = port
        self.templates = templates
        self.publicFolder = publicFolder
        self.isDemo = isDemo
        self.login = login
        self.address = address
        self.tls = tls
        self.trustedProxies = trustedProxies
        self.operatorName = operatorName
        self.version = version
        self.settings = settings
    }
}
