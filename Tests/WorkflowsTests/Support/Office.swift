import Domain
import Foundation
import Gateways
import Logging
import Sealing
import Simulator
import Store
import Workflows

/// The console's workflows over a store of their own, with the outside world on ports of this machine.
struct Office: Sendable {
    let world: World
    let clock: RunningClock
    let folder: URL
    let store: Store
    let signIn: SignIn
    let activation: Activation
    let accounts: Accounts
    let downloads: Downloads

    func phone(_ name: String) -> ScriptedPhone { ScriptedPhone(name: name, world: world) }

    /// Opens an office, and closes it when `body` is done.
    static func open(_ body: @escaping @Sendable (Office) async throws -> Void) async throws {
        let clock = RunningClock()
        let callback = Callback(clock: clock)
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withServer(callback.server) { callbackBase in
            let simulator = try Simulator(options(callback: callbackBase, clock: clock), logger: .silent)
            try await withServer({ simulator.application(onServerRunning: $0) }) { base in
                let office = try Office(base: base, clock: clock, folder: folder)
                callback.listen(with: office.signIn)
                try await body(office)
            }
        }
    }

    private static func options(callback: String, clock: RunningClock) throws -> SimulatorOptions {
        SimulatorOptions(
            host: "127.0.0.1", port: 0, publicURL: "http://phone.example:8090", seed: 2026,
            demoGroup: try DemoGroup.bytes,
            weChat: WeChatCredentials(
                appID: "wxdemo", secret: "s3cret", token: "AAAAA", callbackURL: "\(callback)/wechat/callback"),
            now: { clock.now })
    }

    private init(base: String, clock: RunningClock, folder: URL) throws {
        self.clock = clock
        self.folder = folder
        world = World(base: base)
        store = try Store(folder: folder.path)
        let key = try KeyFile.key(at: folder.appending(path: "steward.key").path)
        let bureau = TaxBureau(base: base, requestsPerSecond: 500)
        accounts = Accounts(store: store, bureau: bureau, key: key)
        downloads = Downloads(
            store: store, bureau: bureau, accounts: accounts, logger: .silent, now: { clock.now })
        activation = Activation(store: store)
        signIn = SignIn(
            store: store, weChat: WeChat(base: base, appID: "wxdemo", secret: "s3cret"),
            signature: WeChatSignature(token: "AAAAA"), logger: .silent)
    }
}
