import ArgumentParser
import Domain
import Foundation
import Logging
import ServiceLifecycle
import Sealing
import Simulator
import UnixSignals
import Web
import Workflows

/// `steward serve`.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the console to browsers on the LAN.",
        discussion: """
            With --demo the tax bureau and WeChat are simulated on a second port, with three invented companies; the \
            console's address, an activation code and the companies' accounts are printed and written to demo.json in \
            the data folder. Without it the outside world is set by STEWARD_TAX_BUREAU_URL, STEWARD_WECHAT_APP_ID, \
            STEWARD_WECHAT_SECRET, STEWARD_WECHAT_TOKEN (see README).
            """)

    @Flag(help: "Simulate the outside world.")
    var demo = false

    @OptionGroup var options: ServeOptions

    func run() async throws {
        try await starting {
            let options = try options.resolved()
            let logger = try Logger.steward("steward", level: options.logLevel)
            try await demo ? serveDemo(options, logger) : serveReal(options, logger)
        }
    }

    private func serveReal(_ options: ServeOptions.Resolved, _ logger: Logger) async throws {
        let wiring = try await Wiring(options, outside: try .real(), isDemo: false, logger: logger)
        let console = Listening(
            name: "控制台", host: options.host, port: options.port, option: "--port",
            server: wiring.console.application { _ in say("发票管家已启动：\(options.consoleURL)") })
        try console.check()
        try await serve([.init(service: wiring.runner), .init(service: console)], wiring, logger)
    }

    private func serveDemo(_ options: ServeOptions.Resolved, _ logger: Logger) async throws {
        guard options.port != options.simulatorPort else {
            throw StartFailure("--port 与 --simulator-port 都是 \(options.port)，请指定两个不同的端口。")
        }
        let outside = try OutsideSettings.simulated(
            port: options.simulatorPort, secret: Random.token(bytes: 16), token: Random.token(bytes: 16))
        let wiring = try await Wiring(options, outside: outside, isDemo: true, logger: logger)
        let group = try DemoGroup(resources: options.resources)
        let code = try await wiring.activation.issue(for: group.enterprises, at: Date())
        let banner = DemoBanner(options: options, code: code, group: group)
        let simulator = Listening(
            name: "模拟环境", host: options.host, port: options.simulatorPort, option: "--simulator-port",
            server: try SimulatedWorld(options, outside: outside, group: group).application())
        let console = Listening(
            name: "控制台", host: options.host, port: options.port, option: "--port",
            server: wiring.console.application { _ in banner.show(logger: logger) })
        try simulator.check()
        try console.check()
        try await serve(
            [.init(service: simulator), .init(service: wiring.runner), .init(service: console)], wiring, logger)
    }

    /// Until a signal: no new work, at most 30 seconds for what is under way, then the end.
    private func serve(
        _ services: [ServiceGroupConfiguration.ServiceConfiguration], _ wiring: Wiring, _ logger: Logger
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(30)
        try await ServiceGroup(configuration: configuration).run()
        withExtendedLifetime(wiring) {}
    }
}
