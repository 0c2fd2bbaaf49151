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
    let vault: Vault
    let signIn: SignIn
    let calls: WeChatCalls
    /// Fires when a call of WeChat's has been answered.
    let heard: Signal
    let notices: Notices
    let post: Post
    let activation: Activation
    let secrets: AccountSecrets
    let accounts: Accounts
    let desk: LoginDesk
    let bindings: AccountBindings
    let verifications: Verifications
    let disks: Disks
    let downloads: Downloads
    let files: FileDownloads
    let examinations: FileExaminations
    let syncs: Syncs
    let digests: Digests

    static let appID = "wxdemo"
    static let token = "AAAAA"

    /// How an office is set up.
    struct Plan: Sendable {
        /// What WeChat seals with; nil: plain mode.
        var platformKey: String?
        /// What the console opens with; empty: plain mode.
        var consoleKeys: [String] = []
        var entersByCode = false
        var tellsSignIns = false
        /// Where another bureau than the simulator's is.
        var bureau: String?
        /// After it a login that nobody ends is forgotten.
        var loginLife = Duration.seconds(1200)
        /// What the bureau is believed to allow.
        var requestsPerSecond = 500
        /// How long a disk agent's answer is waited for.
        var agentPatience = Duration.seconds(15)
        /// When people may be asked to verify an account; nil: nobody is.
        var asks: PushHours?
    }

    func phone(_ name: String) -> ScriptedPhone { ScriptedPhone(name: name, world: world) }

    /// Opens an office, and closes it when `body` is done.
    static func open(_ plan: Plan = Plan(), _ body: @escaping @Sendable (Office) async throws -> Void) async throws {
        let clock = RunningClock()
        let callback = Callback(clock: clock)
        let folder = FileManager.default.temporaryDirectory.appending(path: "office-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try await withServer(callback.server) { callbackBase in
            let simulator = try Simulator(options(plan, callback: callbackBase, clock: clock), logger: .silent)
            try await withMailSink(of: simulator) { mailPort in
                try await withServer({ simulator.application(onServerRunning: $0) }) { base in
                    let place = Place(base: base, mailPort: mailPort, clock: clock, folder: folder)
                    let office = try await Office(place, plan, heard: callback.heard)
                    callback.listen(with: office.calls)
                    try await body(office)
                }
            }
        }
    }

    private static func options(_ plan: Plan, callback: String, clock: RunningClock) throws -> SimulatorOptions {
        SimulatorOptions(
            host: "127.0.0.1", port: 0, publicURL: callback, seed: 2026,
            demoGroup: try DemoGroup.bytes,
            weChat: WeChatCredentials(
                appID: appID, secret: "s3cret", token: token, callbackURL: "\(callback)/wechat/callback",
                encodingAESKey: plan.platformKey),
            smtp: SMTPSettings(host: "127.0.0.1", port: 0), now: { clock.now })
    }

    private struct Place {
        let base: String
        let mailPort: Int
        let clock: RunningClock
        let folder: URL
    }

    private init(_ place: Place, _ plan: Plan, heard: Signal) async throws {
        let clock = place.clock
        let now: @Sendable () -> Date = { clock.now }
        self.clock = clock
        self.heard = heard
        folder = place.folder
        world = World(base: place.base)
        store = try Store(folder: folder.path)
        vault = try await Vault.open(KeyFiles(folder: folder.path), for: store, at: clock.now)
        let bureau = TaxBureau(base: plan.bureau ?? place.base, requestsPerSecond: plan.requestsPerSecond, now: now)
        secrets = AccountSecrets(vault: vault, store: store)
        accounts = Accounts(store: store, bureau: bureau, secrets: secrets, logger: .silent)
        desk = LoginDesk(accounts: accounts, logger: .silent, life: plan.loginLife, now: now)
        verifications = Verifications(
            store: store, vault: vault, template: plan.asks == nil ? nil : .asking, hours: plan.asks ?? .always,
            address: "https://steward.example.com", logger: .silent, now: now)
        disks = Disks(
            store: store, platform: DiskPlatform(base: "\(place.base)/disk-platform", requestsPerSecond: 500, now: now),
            desk: AgentDesk(store: store, patience: plan.agentPatience, now: now), secrets: secrets, logger: .silent,
            now: now)
        downloads = Downloads(
            store: store, bureau: bureau, accounts: accounts, disks: disks, logger: .silent, now: now)
        files = FileDownloads(store: store, bureau: bureau, accounts: accounts, logger: .silent, now: now)
        examinations = FileExaminations(store: store, logger: .silent, now: now)
        syncs = Syncs(store: store, logger: .silent, now: now)
        digests = Digests(
            store: store, vault: vault, template: .telling, hour: 9, hours: plan.asks ?? .always,
            address: "https://steward.example.com", logger: .silent, now: now)
        post = Post(store: store, vault: vault, server: .local(port: place.mailPort), logger: .silent, now: now)
        activation = Activation(store: store, post: post, entersByCode: plan.entersByCode)
        let weChat = WeChat(base: place.base, appID: Self.appID, secret: "s3cret")
        let template = NoticeTemplate(WeChatTemplate.demo[0].id, standard: Notices.signInKeywords)
        notices = Notices(
            store: store, vault: vault, weChat: weChat, signInTemplate: plan.tellsSignIns ? template : nil,
            logger: .silent, now: now)
        signIn = SignIn(store: store, weChat: weChat, notices: notices, logger: .silent)
        let envelope =
            plan.consoleKeys.isEmpty
            ? nil : try WeChatEnvelope(appID: Self.appID, token: Self.token, keys: plan.consoleKeys)
        bindings = AccountBindings(store: store, weChat: weChat, signIn: signIn)
        calls = WeChatCalls(
            store: store, signIn: signIn, bindings: bindings, signature: WeChatSignature(token: Self.token),
            envelope: envelope, logger: .silent)
    }
}

extension NoticeTemplate {
    /// 发票变更提醒, as the demo's account has it.
    static var telling: NoticeTemplate? { NoticeTemplate(WeChatTemplate.demo[2].id, standard: Digests.keywords) }

    /// 税局验证提醒.
    static var asking: NoticeTemplate? { NoticeTemplate(WeChatTemplate.demo[1].id, standard: Verifications.keywords) }
}
