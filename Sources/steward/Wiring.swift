import Domain
import Foundation
import Gateways
import Jobs
import Logging
import Store
import Web
import Workflows

/// The console's parts, put together. The only place that knows them all.
struct Wiring {
    let store: Store
    let activation: Activation
    let console: Console
    let runner: JobRunner
    /// Held for the life of the process.
    let lock: FolderLock

    init(_ options: ServeOptions.Resolved, outside: OutsideSettings, isDemo: Bool, logger: Logger) async throws {
        let now: @Sendable () -> Date = { Date() }
        store = try Store(folder: options.data)
        lock = try FolderLock(folder: options.data)
        let key = try await DataKey.open(at: options.data + "/steward.key", for: store)
        let weChat = WeChat(base: outside.weChat, appID: outside.appID, secret: outside.secret)
        let bureau = TaxBureau(base: outside.bureau, requestsPerSecond: outside.requestsPerSecond)
        let accounts = Accounts(store: store, bureau: bureau, key: key)
        let downloads = Downloads(store: store, bureau: bureau, accounts: accounts, logger: logger, now: now)
        activation = Activation(store: store)
        let resources = URL(fileURLWithPath: options.resources)
        console = try Console(
            store: store,
            signIn: SignIn(
                store: store, weChat: weChat, signature: WeChatSignature(token: outside.token), logger: logger),
            activation: activation, accounts: accounts, downloads: downloads, library: Library(store: store),
            originals: Originals(store: store, bureau: bureau, accounts: accounts),
            options: ConsoleOptions(
                host: options.host, port: options.port, templates: resources.appending(path: "Templates"),
                publicFolder: resources.appending(path: "Public"), isDemo: isDemo),
            logger: logger, now: now)
        runner = JobRunner(
            store: store, boot: UUID().uuidString, bodies: downloads.jobBodies, workers: 4, logger: logger, now: now)
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
