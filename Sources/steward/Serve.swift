import ArgumentParser
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Sealing
import Simulator
import Store
import Switching
import UnixSignals
import Web
import Workflows

/// `steward serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the console to browsers on the LAN.",
        discussion: """
            With --demo the tax bureau and WeChat are simulated on a second port, with four invented companies; the \
            console's address, an activation code and the companies' accounts are printed and written to demo.json in \
            the data folder. Without it the outside world is set by STEWARD_TAX_BUREAU_URL, STEWARD_WECHAT_APP_ID, \
            STEWARD_WECHAT_SECRET, STEWARD_WECHAT_TOKEN, and for activation mails STEWARD_SMTP_HOST, \
            STEWARD_SMTP_USER, STEWARD_SMTP_PASSWORD, STEWARD_MAIL_FROM; for verifications and daily digests by WeChat \
            STEWARD_WECHAT_VERIFY_TEMPLATE, STEWARD_WECHAT_DIGEST_TEMPLATE, STEWARD_DIGEST_HOUR (default 9) and \
            STEWARD_PUSH_HOURS (default 8-22); see README for all.
            """)

    @Flag(help: "Simulate the outside world.")
    var demo = false

    @Flag(help: "Serve in this process alone: the console cannot be updated from its page then.")
    var noSupervisor = false

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await starting {
            ProcessLimits.prepare()
            let options = try options.resolved()
            let logger = try Logger.steward("steward", level: options.logLevel)
            try await demo ? serveDemo(options, logger) : serveReal(options, logger)
        }
    }

    private func serveReal(_ options: ServeOptions.Resolved, _ logger: Logger) async throws {
        let wiring = try await Wiring(options, outside: try .real(login: options.login), isDemo: false, logger: logger)
        let console = Listening(
            name: "控制台", host: options.host, port: options.port, option: "--port",
            server: try wiring.console.application { _ in
                Supervised.current?.ready()
                say("发票管家已启动：\(options.consoleURL)")
            })
        try console.check()
        try await serve(
            [
                .init(service: wiring.runner), .init(service: wiring.agentWatch), .init(service: wiring.outcomeRecord),
                .init(service: console),
            ], wiring, logger)
    }

    private func serveDemo(_ options: ServeOptions.Resolved, _ logger: Logger) async throws {
        let ports = [
            ("--port", options.port), ("--simulator-port", options.simulatorPort), ("--smtp-port", options.smtpPort),
        ]
        for (place, one) in ports.enumerated() {
            guard let same = ports.dropFirst(place + 1).first(where: { $0.1 == one.1 }) else { continue }
            throw StartFailure("\(one.0) 与 \(same.0) 都是 \(one.1)，请指定两个不同的端口。")
        }
        let outside = try OutsideSettings.simulated(
            port: options.simulatorPort, smtpPort: options.smtpPort, secret: Random.token(bytes: 16),
            token: Random.token(bytes: 16), aesKey: OutsideSettings.newAESKey())
        let wiring = try await Wiring(options, outside: outside, isDemo: true, logger: logger)
        let group = try DemoGroup(resources: options.resources)
        let code = try await issue(for: group, by: wiring, options)
        let banner = DemoBanner(options: options, code: code, group: group)
        let console = Listening(
            name: "控制台", host: options.host, port: options.port, option: "--port",
            server: try wiring.console.application { _ in
                Supervised.current?.ready()
                banner.show(logger: logger)
            })
        let world = try SimulatedWorld(
            options, outside: outside, group: group, trust: wiring.certificate,
            updates: DemoUpdates.options(options))
        let simulator = Listening(
            name: "模拟环境", host: options.host, port: options.simulatorPort, option: "--simulator-port",
            server: world.application())
        let mail = Listening(
            name: "模拟邮件服务器", host: options.host, port: options.smtpPort, option: "--smtp-port",
            server: world.mailSink)
        try simulator.check()
        try mail.check()
        try console.check()
        try await serve(
            [
                .init(service: mail), .init(service: simulator), .init(service: wiring.runner),
                .init(service: wiring.agentWatch), .init(service: wiring.outcomeRecord), .init(service: console),
                .init(service: DemoAgent(options, wiring: wiring, logger: logger)),
            ], wiring, logger)
    }

    /// The demo's activation mail, as an application at a real site has one.
    private func issue(
        for group: DemoGroup, by wiring: Wiring, _ options: ServeOptions.Resolved
    ) async throws -> ActivationCode {
        guard let email = MailAddress("finance@xinghe.example") else { throw StartFailure("演示邮箱有误。") }
        let deed = Deed(
            .activationIssued, user: nil, person: "演示环境",
            subject: "\(email.masked)：\(group.enterprises.map(\.name).listed)",
            address: "本机", browser: "")
        return try await wiring.activation.issue(
            for: group.enterprises, to: email, address: options.consoleURL, recording: deed, at: Date()
        ).code
    }

    /// Until a signal: no new work, at most 30 seconds for what is under way, then the end.
    private func serve(
        _ services: [ServiceGroupConfiguration.ServiceConfiguration], _ wiring: Wiring, _ logger: Logger
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services + [.init(service: HardEnd())], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        try await ServiceGroup(configuration: configuration).run()
        withExtendedLifetime(wiring) {}
    }
}
