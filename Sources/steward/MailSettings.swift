import Domain
import Foundation
import Gateways

/// The mail server, from the environment. The password is never an option: options stand in process lists.
struct MailSettings {
    let host: String
    let port: Int
    let security: MailServer.Security
    let user: String
    let from: MailAddress
    let server: MailServer

    /// Nil where STEWARD_SMTP_HOST is not set.
    static func fromEnvironment() throws -> MailSettings? {
        let host = Setting(variable: "STEWARD_SMTP_HOST").text(nil, or: "")
        guard !host.isEmpty else { return nil }
        let word = Setting(variable: "STEWARD_SMTP_SECURITY").text(nil, or: "starttls")
        guard let security = MailServer.Security(rawValue: word) else {
            throw StartFailure("STEWARD_SMTP_SECURITY=\(word) 不存在，可用 starttls、tls、none。")
        }
        let standard =
            switch security {
            case .tls: 465
            case .starttls: 587
            case .none: 25
            }
        let port = try Setting(variable: "STEWARD_SMTP_PORT").number(nil, or: standard, in: 1...65_535)
        let user = Setting(variable: "STEWARD_SMTP_USER").text(nil, or: "")
        let sender = Setting(variable: "STEWARD_MAIL_FROM").text(nil, or: user)
        guard let from = MailAddress(sender) else {
            throw StartFailure("发件人地址 STEWARD_MAIL_FROM=\(sender) 不是邮箱地址，例如 steward@example.com。")
        }
        let authorities = Setting(variable: "STEWARD_SMTP_CA").text(nil, or: "")
        return MailSettings(
            host: host, port: port, security: security, user: user,
            password: Setting(variable: "STEWARD_SMTP_PASSWORD").text(nil, or: ""), from: from,
            authorities: authorities)
    }

    /// The simulator's mail server on this machine.
    static func simulated(port: Int) throws -> MailSettings? {
        guard let from = MailAddress("steward@simulator.example") else { return nil }
        return MailSettings(
            host: "127.0.0.1", port: port, security: .none, user: "", password: "", from: from, authorities: "")
    }

    private init(
        host: String, port: Int, security: MailServer.Security, user: String, password: String, from: MailAddress,
        authorities: String
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.from = from
        server = MailServer(
            host: host, port: port, security: security, user: user.isEmpty ? nil : user,
            password: user.isEmpty ? nil : password, from: from, fromName: "发票管家",
            authorities: authorities.isEmpty ? nil : authorities)
    }
}
