import Foundation
public import Hummingbird
public import Logging
public import NIOCore
public import ServiceLifecycle

/// The outside world: tax bureau, WeChat platform, phones, and the controls of tests on one port, mail on another.
public struct Simulator: Sendable {
    private let options: SimulatorOptions
    private let logger: Logger
    let bureau: Bureau
    let disks: DiskPlatform
    let platform: Platform
    let mail: MailServer
    let updates: UpdateRoutes

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
            memory: SessionMemory(path: options.memory), publicURL: options.publicURL, now: options.now)
        disks = DiskPlatform(world: bureau)
        platform = try Platform(options, logger: logger)
        mail = try MailServer(options.smtp, now: options.now)
        updates = UpdateRoutes(feed: options.updates.map { DemoFeed($0, now: options.now) })
    }

    /// Everything that answers, for an application of one's own.
    public var router: Router<SimulatorContext> { Routes.router(bureau, disks, platform, mail, updates) }

    /// The server, not yet running.
    public func application(
        onServerRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router,
            server: .http1(configuration: .init(additionalChannelHandlers: [Arrival(clock: options.now)])),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port), serverName: "simulator"),
            onServerRunning: onServerRunning, logger: logger)
    }

    /// The mail server of `SimulatorOptions.smtp`, not yet running; without such settings it takes no mail.
    /// - Parameter onServerRunning: is told the port.
    public func mailSink(onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }) -> some Service {
        MailSink(server: mail, onServerRunning: onServerRunning)
    }
}
