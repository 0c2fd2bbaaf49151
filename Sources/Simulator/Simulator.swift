import Foundation
public import Hummingbird
public import Logging
public import NIOCore

/// The outside world on one port: tax bureau, WeChat platform, phones, and the controls of tests.
public struct Simulator: Sendable {
    private let options: SimulatorOptions
    private let logger: Logger
    let bureau: Bureau
    let platform: Platform

    public init(_ options: SimulatorOptions, logger: Logger) throws(SimulatorError) {
        let group: DemoGroup
        do {
            group = try JSONDecoder().decode(DemoGroup.self, from: Data(options.demoGroup))
        } catch {
            throw .demoGroup("\(error)")
        }
        let taxNumbers = group.companies.map(\.taxNumber)
        guard Set(taxNumbers).count == taxNumbers.count else { throw .demoGroup("a company stands there twice") }
        for address in [options.publicURL, options.weChat.callbackURL] {
            let parts = URL(string: address)
            guard ["http", "https"].contains(parts?.scheme), parts?.host != nil, !address.hasSuffix("/") else {
                throw .address(address)
            }
        }
        self.options = options
        self.logger = logger
        bureau = Bureau(
            world: World(seed: options.seed, group: group), seed: options.seed,
            memory: SessionMemory(path: options.memory), now: options.now)
        platform = Platform(options, logger: logger)
    }

    /// Everything that answers, for an application of one's own.
    public var router: Router<SimulatorContext> { Routes.router(bureau, platform) }

    /// The server, not yet running.
    public func application(
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "simulator"),
            onServerRunning: onServerRunning, logger: logger)
    }
}
