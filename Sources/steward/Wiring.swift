import Domain
import Foundation
import Gateways
import Jobs
import Logging
import Sealing
import Store
import Switching
import Web
import Workflows

/// The console's parts, put together. The only place that knows them all.
struct Wiring {
    let store: Store
    let activation: Activation
    let console: Console
    let runner: JobRunner
    let agentWatch: AgentWatch
    let outcomeRecord: OutcomeRecord
    /// What the console serves HTTPS with.
    let certificate: String?
    /// Held for the life of the process.
    let lock: FolderLock

    init(_ options: ServeOptions.Resolved, outside: OutsideSettings, isDemo: Bool, logger: Logger) async throws {
        let now: @Sendable () -> Date = { Date() }
        store = try Store(folder: options.data)
        lock = try FolderLock(folder: options.data)
        store.files.removeStaged()
        let vault = try await Vault.open(
            KeyFiles(folder: options.data), for: store, cipher: options.cipher, at: now())
        let tls = try Self.tlsFiles(options)
        certificate = tls?.certificate
        let weChat = WeChat(base: outside.weChat, appID: outside.appID, secret: outside.secret)
        let bureau = TaxBureau(
            base: outside.bureau, requestsPerSecond: options.work.requestsPerSecond, inFlight: options.work.inFlight)
        let accounts = Accounts(
            store: store, bureau: bureau, secrets: AccountSecrets(vault: vault, store: store), logger: logger)
        let agents = AgentDesk(store: store, now: now)
        agentWatch = AgentWatch(desk: agents, logger: logger)
        // No agent is connected yet.
        try await store.keepInserted([], of: [], at: now())
        let disks = Disks(
            store: store,
            platform: DiskPlatform(
                base: outside.diskPlatform, requestsPerSecond: options.work.diskRequestsPerSecond),
            desk: agents, secrets: AccountSecrets(vault: vault, store: store), logger: logger, now: now)
        let desk = LoginDesk(accounts: accounts, logger: logger, now: now)
        let downloads = Downloads(
            store: store, bureau: bureau, accounts: accounts, disks: disks, logger: logger, now: now)
        let files = FileDownloads(store: store, bureau: bureau, accounts: accounts, logger: logger, now: now)
        let examinations = FileExaminations(store: store, logger: logger, now: now)
        let post = Post(store: store, vault: vault, server: outside.mail?.server, logger: logger, now: now)
        let notices = Notices(
            store: store, vault: vault, weChat: weChat, signInTemplate: outside.loginTemplate, logger: logger, now: now)
        let signIn = SignIn(store: store, weChat: weChat, notices: notices, logger: logger)
        let bindings = AccountBindings(store: store, weChat: weChat, signIn: signIn)
        let verifications = Verifications(
            store: store, vault: vault, template: outside.verifyTemplate, hours: outside.pushHours,
            address: options.consoleURL, logger: logger, now: now)
        let syncs = Syncs(store: store, logger: logger, now: now)
        let digests = Digests(
            store: store, vault: vault, template: outside.digestTemplate, hour: outside.digestHour,
            hours: outside.pushHours, address: options.consoleURL, logger: logger, now: now)
        let updater = Updater(
            isDemo ? try DemoUpdates.settings(options) : options.updates,
            versions: SwitchDesk(
                root: ProgramRoot(of: .current, data: options.data), isPossible: Supervised.current != nil, now: now),
            store: store, logger: logger, now: now)
        updater.start()
        outcomeRecord = OutcomeRecord(updater: updater, logger: logger)
        activation = Activation(store: store, post: post, entersByCode: options.login == .activationCode)
        console = try Console(
            ConsoleParts(
                store: store, signIn: signIn,
                weChatCalls: WeChatCalls(
                    store: store, signIn: signIn, bindings: bindings, signature: WeChatSignature(token: outside.token),
                    envelope: try outside.envelope, logger: logger),
                activation: activation, post: post, accounts: accounts, desk: desk, bindings: bindings,
                verifications: verifications, digests: digests, downloads: downloads, disks: disks,
                library: Library(store: store),
                originals: Originals(store: store, bureau: bureau, accounts: accounts), updater: updater),
            options: try Self.consoleOptions(options, tls, outside: outside, isDemo: isDemo), logger: logger, now: now)
        runner = JobRunner(
            store: store, boot: UUID().uuidString,
            bodies: downloads.jobBodies + files.jobBodies
                + [examinations.jobBody, post.jobBody, notices.jobBody, signIn.introduction, verifications.jobBody]
                + [syncs.jobBody, digests.jobBody],
            workers: options.work.workers,
            logger: logger, now: now)
        try await examinations.schedule()
        try await syncs.schedule()
        try await digests.schedule()
        // For commands that run beside: their mails name it.
        try await store.setSetting("console-address", to: options.consoleURL)
    }

    private static func tlsFiles(_ options: ServeOptions.Resolved) throws -> ConsoleOptions.TLSFiles? {
        let host = URL(string: options.consoleURL)?.host() ?? options.lanAddress
        return try options.tls.files(
            data: options.data, names: [host, options.lanAddress, "127.0.0.1", "::1", "localhost"].unique)
    }

    private static func consoleOptions(
        _ options: ServeOptions.Resolved, _ tls: ConsoleOptions.TLSFiles?, outside: OutsideSettings, isDemo: Bool
    ) throws -> ConsoleOptions {
        let resources = URL(fileURLWithPath: ThisProgram.current.folder ?? options.resources)
        return ConsoleOptions(
            host: options.host, port: options.port, templates: resources.appending(path: "Templates"),
            publicFolder: resources.appending(path: "Public"), isDemo: isDemo, login: options.login,
            address: options.consoleURL, tls: tls,
            trustedProxies: options.trustedProxies, operatorName: options.operatorName,
            version: "\(ThisProgram.current.version)",
            settings: SettingWords(options, outside: outside, isDemo: isDemo).groups)
    }
}

extension [String] {
    /// Each once, in order.
    var unique: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Logger {
    /// To standard error; the level as set.
    static func steward(_ label: String, level: String) throws -> Logger {
        guard let level = Level(rawValue: level) else {
            throw StartFailure("日志级别 \(level) 不存在，可用 trace、debug、info、notice、warning、error。")
        }
        var logger = Logger(label: label, factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = level
        return logger
    }
}
