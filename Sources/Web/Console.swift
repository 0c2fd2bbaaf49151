public import Foundation
public import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
public import Logging
import NIOCore
import NIOSSL
public import Store
public import Workflows

/// What the console is put together from.
public struct ConsoleParts: Sendable {
    let store: Store
    let signIn: SignIn
    let weChatCalls: WeChatCalls
    let activation: Activation
    let post: Post
    let accounts: Accounts
    let desk: LoginDesk
    let bindings: AccountBindings
    let verifications: Verifications
    let digests: Digests
    let downloads: Downloads
    let disks: Disks
    let library: Library
    let originals: Originals
    let updater: Updater

    public init(
        store: Store, signIn: SignIn, weChatCalls: WeChatCalls, activation: Activation, post: Post, accounts: Accounts,
        desk: LoginDesk, bindings: AccountBindings, verifications: Verifications, digests: Digests,
        downloads: Downloads, disks: Disks, library: Library, originals: Originals,
        updater: Updater
    ) {
        self.store = store
        self.signIn = signIn
        self.weChatCalls = weChatCalls
        self.activation = activation
        self.post = post
        self.accounts = accounts
        self.desk = desk
        self.bindings = bindings
        self.verifications = verifications
        self.digests = digests
        self.downloads = downloads
        self.disks = disks
        self.library = library
        self.originals = originals
        self.updater = updater
    }
}

/// The web console: pages, forms and live progress over the workflows.
public struct Console: Sendable {
    let store: Store
    let signIn: SignIn
    let weChatCalls: WeChatCalls
    let activation: Activation
    let post: Post
    let accounts: Accounts
    let desk: LoginDesk
    let bindings: AccountBindings
    let verifications: Verifications
    let digests: Digests
    let downloads: Downloads
    let disks: Disks
    let library: Library
    let originals: Originals
    let updater: Updater
    let pairing: AgentPairing
    let agentGate: AgentGate
    let options: ConsoleOptions
    let frame: PageFrame
    let logger: Logger
    let now: @Sendable () -> Date
    /// A login page costs a call to WeChat.
    let ticketLimit = AddressLimit(burst: 60, interval: 2)
    let guessLimit = AddressLimit(burst: 30, interval: 10)
    let linkLimit = AddressLimit(burst: 30, interval: 10)
    let tokenLimit = AddressLimit(burst: 30, interval: 10)
    /// A login costs the bureau a question, and a line in the log.
    let loginLimit = AddressLimit(burst: 60, interval: 5)
    /// A prediction costs the bureau a question.
    let predictionLimit = AddressLimit(burst: 60, interval: 2)
    /// A code has 40 bits and ten minutes.
    let pairingLimit = AddressLimit(burst: 10, interval: 30)
    let refusalLimit = AddressLimit(burst: 5, interval: 60)

    var cookies: Cookies { Cookies(isSecure: options.isSecure) }

    /// Throws `PagesError`, a clear sentence, where a template or a file is missing.
    public init(
        _ parts: ConsoleParts, options: ConsoleOptions, logger: Logger, now: @escaping @Sendable () -> Date
    ) throws {
        store = parts.store
        signIn = parts.signIn
        weChatCalls = parts.weChatCalls
        activation = parts.activation
        post = parts.post
        accounts = parts.accounts
        desk = parts.desk
        bindings = parts.bindings
        verifications = parts.verifications
        digests = parts.digests
        downloads = parts.downloads
        disks = parts.disks
        pairing = AgentPairing(store: parts.store)
        agentGate = AgentGate(store: parts.store)
        library = parts.library
        originals = parts.originals
        updater = parts.updater
        self.options = options
        self.logger = logger
        self.now = now
        frame = PageFrame(
            pages: try Pages(templates: options.templates, public: options.publicFolder), version: options.version)
    }

    /// The server; `onServerRunning` is told the port, which matters where it was 0. With a certificate it speaks HTTPS,
    /// and HTTP/2 with browsers that do.
    public func application(
        onServerRunning: @escaping @Sendable (_ port: Int) async -> Void
    ) throws -> some ApplicationProtocol {
        Application(
            router: routes(), server: try server(),
            configuration: .init(address: .hostname(options.host, port: options.port), serverName: "steward"),
            onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
    }

    /// A connection that says nothing, or half a request, is closed. A stream that is being answered is not idle.
    private static let idle = Duration.seconds(60)

    private func server() throws -> HTTPServerBuilder {
        let idle = TimeAmount.seconds(Self.idle.components.seconds)
        guard let files = options.tls else { return .http1(configuration: .init(idleTimeout: idle)) }
        let tls = try files.configuration()
        let upgrade = HTTP2ChannelConfiguration(
            idleTimeout: Self.idle, gracefulCloseTimeout: .seconds(2), streamConfiguration: .init(idleTimeout: idle))
        return HTTPServerBuilder { responder in
            HandshakeDeadline(
                try HTTP2UpgradeChannel(
                    tlsConfiguration: tls, configuration: upgrade, responder: responder))
        }
    }
}
