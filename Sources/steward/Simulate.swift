import ArgumentParser
import Domain
import Foundation
import Hummingbird
import Logging
import ServiceLifecycle
import Simulator
import UnixSignals

/// `steward simulate`.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve only the simulated outside world: tax bureau, WeChat platform, phones, control.",
        discussion: """
            For a console that is started on its own with STEWARD_TAX_BUREAU_URL and STEWARD_WECHAT_URL pointing here. \
            WeChat's AppSecret and Token are read from STEWARD_WECHAT_APP_ID, STEWARD_WECHAT_SECRET and \
            STEWARD_WECHAT_TOKEN, for safe mode STEWARD_WECHAT_AES_KEYS; the console's port from --port. A console with \
            a certificate of its own is trusted by STEWARD_SIMULATOR_TRUST, that certificate as PEM.
            """)

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await starting {
            let options = try options.resolved()
            let group = try DemoGroup(resources: options.resources)
            let appID = try Setting(variable: "STEWARD_WECHAT_APP_ID").required(nil, "微信服务号 AppID")
            let secret = try Setting(variable: "STEWARD_WECHAT_SECRET").required(nil, "微信服务号 AppSecret")
            let token = try Setting(variable: "STEWARD_WECHAT_TOKEN").required(nil, "微信服务号消息校验 Token")
            let outside = OutsideSettings(
                bureau: "", diskPlatform: "", weChat: "", appID: appID, secret: secret, token: token,
                aesKeys: OutsideSettings.aesKeys, loginTemplate: nil, verifyTemplate: nil,
                digestTemplate: nil, pushHours: .always, digestHour: 9, mail: nil)
            let trust = Setting(variable: "STEWARD_SIMULATOR_TRUST").text(nil, or: "")
            let world = try SimulatedWorld(
                options, outside: outside, group: group, trust: trust.isEmpty ? nil : trust)
            let server = Listening(
                name: "模拟环境", host: options.host, port: options.simulatorPort, option: "--simulator-port",
                server: world.application {
                    say("模拟环境已启动：http://\(options.lanAddress):\(options.simulatorPort)")
                })
            let mail = Listening(
                name: "模拟邮件服务器", host: options.host, port: options.smtpPort, option: "--smtp-port",
                server: world.mailSink)
            try server.check()
            try mail.check()
            var configuration = ServiceGroupConfiguration(
                services: [mail, server], gracefulShutdownSignals: [.sigterm, .sigint],
                logger: try Logger.steward("simulator", level: options.logLevel))
            configuration.maximumGracefulShutdownDuration = .seconds(5)
            try await ServiceGroup(configuration: configuration).run()
        }
    }
}

/// The simulator with the demo's settings.
struct SimulatedWorld {
    private let simulator: Simulator

    init(
        _ options: ServeOptions.Resolved, outside: OutsideSettings, group: DemoGroup, trust: String?,
        updates: UpdateFeedOptions? = nil
    ) throws {
        do {
            simulator = try Simulator(
                SimulatorOptions(
                    host: options.host, port: options.simulatorPort,
                    publicURL: "http://\(options.lanAddress):\(options.simulatorPort)", seed: UInt64(options.seed),
                    demoGroup: group.bytes,
                    weChat: WeChatCredentials(
                        appID: outside.appID, secret: outside.secret, token: outside.token,
                        callbackURL:
                            "\(options.tls == .none ? "http" : "https")://127.0.0.1:\(options.port)/wechat/callback",
                        encodingAESKey: outside.aesKeys.first, callbackTrust: trust),
                    memory: options.data + "/simulator.json",
                    smtp: SMTPSettings(host: options.host, port: options.smtpPort), updates: updates,
                    now: { Date() }),
                logger: try Logger.steward("simulator", level: "warning"))
        } catch let error as SimulatorError {
            throw StartFailure("模拟环境的设置有误：\(error)")
        }
    }

    func application(onServerRunning: @escaping @Sendable () -> Void = {}) -> some ApplicationProtocol {
        simulator.application { _ in onServerRunning() }
    }

    var mailSink: some Service { simulator.mailSink() }
}
