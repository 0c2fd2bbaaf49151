public import Foundation
public import Hummingbird
public import Logging
import NIOCore
public import Store
public import Workflows

/// Where the console serves, and how it presents itself.
public struct ConsoleOptions: Sendable {
    let host: String
    let port: Int
    let templates: URL
    let publicFolder: URL
    /// The login page links to the simulated phone.
    let isDemo: Bool

    public init(host: String, port: Int, templates: URL, publicFolder: URL, isDemo: Bool) {
        self.host = host
        self.port = port
        self.templates = templates
        self.publicFolder = publicFolder
        self.isDemo = isDemo
    }
}

/// The web console: pages, forms and live progress over the workflows.
public struct Console: Sendable {
    let store: Store
    let signIn: SignIn
    let activation: Activation
    let accounts: Accounts
    let downloads: Downloads
    let library: Library
    let originals: Originals
    let options: ConsoleOptions
    let frame: PageFrame
    let logger: Logger
    let now: @Sendable () -> Date

    /// Throws `PagesError`, a clear sentence, where a template or a file is missing.
    public init(
        store: Store, signIn: SignIn, activation: Activation, accounts: Accounts, downloads: Downloads,
        library: Library, originals: Originals, options: ConsoleOptions, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) throws {
        self.store = store
        self.signIn = signIn
        self.activation = activation
        self.accounts = accounts
        self.downloads = downloads
        self.library = library
        self.originals = originals
        self.options = options
        self.logger = logger
        self.now = now
        frame = PageFrame(pages: try Pages(templates: options.templates, public: options.publicFolder))
    }

    /// The server; `onServerRunning` is told the port, which matters where it was 0.
    public func application(
        onServerRunning: @escaping @Sendable (_ port: Int) async -> Void
    ) -> some ApplicationProtocol {
        Application(
            router: routes(),
            configuration: .init(
                address: .hostname(options.host, port: options.port), serverName: "steward"),
            onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
    }
}
