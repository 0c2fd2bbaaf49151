import ArgumentParser
import Foundation
import Sealing
import Web

/// What `serve` and `simulate` share.
struct ServeOptions: ParsableArguments {
    @Option(
        help: """
            What new keys of the secrets at rest seal with: aes (AES-256-GCM) or sm4 (SM4 and SM3). What was sealed \
            with either opens. [STEWARD_CIPHER, default: as the keys in use; aes in a new folder]
            """)
    var cipher: String?

    @Option(help: "Port of the console. [STEWARD_PORT, default 8080]")
    var port: Int?

    @Option(help: "Port of the simulator in the demo. [STEWARD_SIMULATOR_PORT, default 8090]")
    var simulatorPort: Int?

    @Option(help: "Port of the simulated mail server in the demo. [STEWARD_SIMULATOR_SMTP_PORT, default 8025]")
    var smtpPort: Int?

    @Option(help: "Address that the servers listen on. [STEWARD_HOST, default 0.0.0.0]")
    var host: String?

    @Option(help: "Folder of the database and the key file. [STEWARD_DATA, default ./data]")
    var data: String?

    @Option(help: "Seed of the simulated invoices: the same seed, the same invoices. [STEWARD_SEED, default 2026]")
    var seed: Int?

    @Option(help: "Address by which phones and other computers reach this one. [STEWARD_LAN_ADDRESS, default: found]")
    var lanAddress: String?

    @Option(
        help: """
            Folder that holds Templates, Public and Fixtures; a version that was installed has the first two of its own. \
            [STEWARD_RESOURCES, default .]
            """)
    var resources: String?

    @Option(
        help: """
            How people's browsers reach the console, such as https://steward.example; it stands in mails. \
            [STEWARD_PUBLIC_URL, default: the LAN address and port]
            """)
    var publicURL: String?

    @Option(help: "Certificate chain as PEM: serve HTTPS and HTTP/2. [STEWARD_TLS_CERT]")
    var tlsCert: String?

    @Option(help: "The certificate's private key as PEM. [STEWARD_TLS_KEY]")
    var tlsKey: String?

    @Flag(help: "Serve HTTPS with a certificate that is made in the data folder. [STEWARD_TLS_SELF_SIGNED=1]")
    var tlsSelfSigned = false

    @Option(
        help: """
            wechat, or activation-code for sites without phones: whoever reads an activation mail can enter. \
            [STEWARD_LOGIN, default wechat]
            """)
    var login: String?

    @Option(
        help: """
            Addresses of reverse proxies, comma separated, whose X-Forwarded-For is believed. [STEWARD_TRUSTED_PROXIES]
            """)
    var trustedProxies: String?

    @Option(help: "Who runs this console, shown where people sign in. [STEWARD_OPERATOR]")
    var operatorName: String?

    @OptionGroup var work: WorkOptions

    @OptionGroup var updates: UpdateOptions

    @Option(help: "trace, debug, info, notice, warning, error. [STEWARD_LOG_LEVEL, default info]")
    var logLevel: String?

    /// All of them, looked up and checked.
    func resolved() throws -> Resolved {
        let port = try Setting(variable: "STEWARD_PORT").number(port, or: 8080, in: 1...65_535)
        let lanAddress = Setting(variable: "STEWARD_LAN_ADDRESS").text(lanAddress, or: LAN.address)
        let tls = try TLSChoice(certificate: tlsCert, key: tlsKey, isSelfSigned: tlsSelfSigned)
        let standard = "\(tls == .none ? "http" : "https")://\(lanAddress):\(port)"
        return Resolved(
            port: port,
            simulatorPort: try Setting(variable: "STEWARD_SIMULATOR_PORT").number(
                simulatorPort, or: 8090, in: 1...65_535),
            host: Setting(variable: "STEWARD_HOST").text(host, or: "0.0.0.0"),
            data: Setting(variable: "STEWARD_DATA").text(data, or: "data"), cipher: try .wished(cipher),
            seed: try Setting(variable: "STEWARD_SEED").number(seed, or: 2026, in: 0...Int.max),
            lanAddress: lanAddress,
            resources: Setting(variable: "STEWARD_RESOURCES").text(resources, or: "."),
            logLevel: Setting(variable: "STEWARD_LOG_LEVEL").text(logLevel, or: "info"),
            smtpPort: try Setting(variable: "STEWARD_SIMULATOR_SMTP_PORT").number(smtpPort, or: 8025, in: 1...65_535),
            consoleURL: try PublicURL.checked(Setting(variable: "STEWARD_PUBLIC_URL").text(publicURL, or: standard)),
            tls: tls, login: try loginMode(),
            trustedProxies: Set(
                Setting(variable: "STEWARD_TRUSTED_PROXIES").text(trustedProxies, or: "").split(separator: ",")
                    .map { $0.trimmingCharacters(in: .whitespaces) }),
            operatorName: Setting(variable: "STEWARD_OPERATOR").text(operatorName, or: ""), work: try work.resolved(),
            updates: try updates.resolved())
    }

    private func loginMode() throws -> LoginMode {
        let text = Setting(variable: "STEWARD_LOGIN").text(login, or: LoginMode.weChat.rawValue)
        guard let mode = LoginMode(rawValue: text) else {
            throw StartFailure("登录方式 \(text) 不存在，可用 wechat、activation-code。")
        }
        return mode
    }

    struct Resolved: Sendable {
        let port: Int
        let simulatorPort: Int
        let host: String
        let data: String
        let cipher: CipherSuite?
        let seed: Int
        let lanAddress: String
        let resources: String
        let logLevel: String
        let smtpPort: Int
        let consoleURL: String
        let tls: TLSChoice
        let login: LoginMode
        let trustedProxies: Set<String>
        let operatorName: String
        let work: WorkOptions.Resolved
        let updates: UpdateOptions.Resolved
    }
}
