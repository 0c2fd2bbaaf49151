import Domain
import Foundation
import Gateways
import NIOHTTP1
import Publishing
import Simulator
import Store
import Synchronization
import Testing
import Workflows

/// Notes what is wanted of it.
final class NotedSwitch: VersionSwitch {
    let layout: ProgramLayout?
    private let noted = Mutex<[String]>([])

    init(_ layout: ProgramLayout?) { self.layout = layout }

    var outcome: SwitchOutcome? { nil }
    /// `0.4.0 王敏`.
    var wishes: [String] { noted.withLock { $0 } }

    func want(_ version: VersionNumber, by person: String) throws {
        noted.withLock { $0.append("\(version) \(person)") }
    }
}

/// A console of version 0.3.0 in a folder of its own, and the simulator's feed with 0.4.0, whose program is five bytes.
struct UpdateBench: Sendable {
    let world: World
    let clock: RunningClock
    let folder: String
    let store: Store
    let versions: NotedSwitch
    let options: UpdateFeedOptions
    let trust: UpdateTrust
    let updater: Updater

    static let program = Array("steward".utf8) + (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }

    static func open(
        feed: String? = nil, platform: String = Platform.current, isSupervised: Bool = true, free: Int? = nil,
        schema: [String] = Store.migrations, trust: UpdateTrust? = nil,
        _ body: @escaping @Sendable (UpdateBench) async throws -> Void
    ) async throws {
        let clock = RunningClock()
        let folder = FileManager.default.temporaryDirectory.appending(path: "updates-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let options = try feedOptions(folder + "/feed", schema: schema)
        let simulator = try Simulator(
            SimulatorOptions(
                host: "127.0.0.1", port: 0, publicURL: "http://phone.example", seed: 1, demoGroup: try DemoGroup.bytes,
                weChat: WeChatCredentials(
                    appID: "a", secret: "b", token: "c", callbackURL: "http://127.0.0.1:9/wechat/callback"),
                updates: options, now: { clock.now }),
            logger: .silent)
        try await withServer({ simulator.application(onServerRunning: $0) }) { base in
            let store = try Store(folder: folder + "/data")
            let running = try #require(VersionNumber("0.3.0"))
            let versions = NotedSwitch(
                isSupervised ? ProgramLayout(root: folder + "/program", running: running) : nil)
            let trust = try trust ?? options.keys().trust
            let updater = Updater(
                store: store,
                standing: .init(
                    version: running, feed: UpdateFeed(base: feed ?? "\(base)/updates"), trust: trust,
                    platform: platform, freeSpace: { free ?? DiskSpace.free(at: $0) }),
                versions: versions, logger: .silent, now: { clock.now })
            try await body(
                UpdateBench(
                    world: World(base: base), clock: clock, folder: folder, store: store, versions: versions,
                    options: options, trust: trust, updater: updater))
        }
    }

    private static func feedOptions(_ folder: String, schema: [String]) throws -> UpdateFeedOptions {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let program = folder + "/program"
        try Data(Self.program).write(to: URL(fileURLWithPath: program))
        return UpdateFeedOptions(
            folder: folder, version: try #require(VersionNumber("0.3.0")), schema: schema
        ) {
            ReleaseContents([
                .init("bin/steward", .file(path: program, isExecutable: true)),
                .init("Public/app.css", .bytes([1])), .init("Templates/layout.mustache", .bytes([2])),
            ])
        }
    }

    func set(_ knobs: String) async throws { try await world.control("updates", method: .PUT, knobs) }

    func attack(_ name: String) async throws { try await set(#"{"attack": "\#(name)"}"#) }

    /// The refusal, or nil where it was done.
    func refusal(of body: (Updater) async throws -> Void) async throws -> UpdateRefusal? {
        do { try await body(updater) } catch let refusal as UpdateRefusal { return refusal }
        return nil
    }

    var installed: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/program/versions")) ?? []).sorted()
    }

    var staged: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/program/staging")) ?? []).sorted()
    }

    /// The feed's files as they would be carried to a site without a network.
    func package(from attack: String = "feed") async throws -> UpdatePackage {
        let from = "\(folder)/feed/\(attack)"
        let name = "steward-0.4.0-\(Platform.current).tar.zst"
        var beside: [String: [UInt8]] = [:]
        for file in UpdatePackage.companions(of: name) {
            beside[file] = FileManager.default.contents(atPath: "\(from)/\(file)").map(Array.init)
        }
        return UpdatePackage(archive: "\(from)/\(name)", name: name, beside: beside)
    }
}
