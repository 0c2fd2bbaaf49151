public import Domain
public import Foundation
public import Gateways
public import Logging
import Sealing
public import Store

/// 检查更新: asks the feed, and brings a version into its folder, where the supervisor puts it in this one's place. Nothing
/// that came is believed before both keys' signatures are.
public struct Updater: Sendable {
    /// Where this program stands.
    public struct Standing: Sendable {
        let version: VersionNumber
        let feed: UpdateFeed?
        /// What the program brought; nil: nothing can be verified.
        let trust: UpdateTrust?
        let platform: String
        let freeSpace: @Sendable (String) -> Int?

        /// - Parameter freeSpace: bytes left where a path is; nil: unknown.
        public init(
            version: VersionNumber, feed: UpdateFeed?, trust: UpdateTrust?, platform: String = Platform.current,
            freeSpace: @escaping @Sendable (String) -> Int? = DiskSpace.free
        ) {
            self.version = version
            self.feed = feed
            self.trust = trust
            self.platform = platform
            self.freeSpace = freeSpace
        }
    }

    let store: Store
    let standing: Standing
    let versions: any VersionSwitch
    let board: UpdateBoard
    let logger: Logger
    let now: @Sendable () -> Date

    public init(
        store: Store, standing: Standing, versions: any VersionSwitch, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.standing = standing
        self.versions = versions
        self.logger = logger
        self.now = now
        board = UpdateBoard(signal: store.progressSignal)
    }

    public var version: VersionNumber { standing.version }
    public var step: UpdateStep { board.step }
    /// Counts what a person would see change.
    public var revision: Int { board.revision }
    public var outcome: SwitchOutcome? { versions.outcome }
    public var hasFeed: Bool { standing.feed != nil }
    /// Why this console cannot update itself; nil: it can.
    public var obstacle: UpdateRefusal? {
        versions.layout == nil ? .unsupervised : standing.trust == nil ? .noKeys : nil
    }

    /// 检查更新. Throws `UpdateRefusal`, which is remembered with what was seen.
    @discardableResult
    public func check() async throws -> Announcement {
        try await underWay {
            let announcement = try await read().announcement
            board.move(to: .idle)
            return announcement
        }
    }

    /// 立即更新, from the feed: downloads, verifies, unpacks, and has the supervisor switch. Throws `UpdateRefusal`.
    public func update(by person: String) async throws {
        try await underWay {
            let (announcement, reading) = try await read()
            try await check(announcement.release, downloading: announcement.archive.size)
            let shelf = try shelf()
            let path = shelf.part(named: announcement.archive.sha256.lowercased())
            let total = announcement.archive.size
            board.move(to: .downloading(done: 0, total: total))
            do throws(UpdateRefusal) {
                try await reading.download(announcement.archive, to: path) { [board] in
                    board.move(to: .downloading(done: $0, total: total))
                }
                try await verify(
                    path, of: announcement, by: try await reading.signatures(of: announcement.archive.name))
                try await install(path, expecting: announcement.release, on: shelf)
            } catch {
                // Only what was cut short is worth going on from.
                if !error.isInterruption { try? FileManager.default.removeItem(atPath: path) }
                throw error
            }
            try? FileManager.default.removeItem(atPath: path)
            try wish(announcement.release.version, by: person)
        }
    }

    /// The same from files that came by hand. Throws `UpdateRefusal`.
    public func update(from package: UpdatePackage, by person: String) async throws {
        try await underWay {
            guard let brought = standing.trust else { throw UpdateRefusal.noKeys }
            let shelf = try shelf()
            board.move(to: .verifying)
            var trust = brought.with(try await store.updates().seen)
            if let keys = package.keys { trust = try trust.with(keysFile: keys.file, signature: keys.signature) }
            let keys = try TrustedKeys(trust)
            try await onOwnThread { () throws(UpdateRefusal) in
                try keys.verify(try .of(file: package.archive), named: package.name, by: package.signatures)
            }
            let release = try shelf.release(in: package.archive)
            try await check(release, downloading: 0)
            try await install(package.archive, expecting: release, on: shelf)
            try await store.keepSeen(release.version)
            try wish(release.version, by: person)
        }
    }

    private func underWay<Value>(_ body: () async throws -> Value) async throws -> Value {
        try board.begin()
        do {
            return try await body()
        } catch let refusal as UpdateRefusal {
            board.move(to: .refused(refusal))
            throw refusal
        } catch {
            board.move(to: .idle)
            throw error
        }
    }

    private func read() async throws -> (announcement: Announcement, reading: FeedReading) {
        guard let feed = standing.feed else { throw UpdateRefusal.noFeed }
        guard let trust = standing.trust else { throw UpdateRefusal.noKeys }
        let reading = FeedReading(feed: feed, trust: trust.with(try await store.updates().seen), logger: logger)
        let heard: Result<(Announcement, UpdateTrust), UpdateRefusal>
        do throws(UpdateRefusal) { heard = .success(try await reading.announcement()) } catch {
            heard = .failure(error)
        }
        let now = now()
        let judged = try await store.judgeUpdate(at: now) { [standing] (seen) throws(UpdateRefusal) in
            let (announcement, heard) = try heard.get()
            // Another check may have come between.
            if let keys = seen.keys, keys.serial > heard.serial { throw .olderKeys }
            try standing.rule(seen).check(announcement, at: now)
            return (announcement, heard.keys)
        }
        return (try judged.get(), FeedReading(feed: feed, trust: try heard.get().1, logger: logger))
    }

    private func shelf() throws(UpdateRefusal) -> VersionShelf {
        guard let layout = versions.layout else { throw .unsupervised }
        let shelf = VersionShelf(layout: layout)
        try shelf.prepare()
        return shelf
    }

    /// - Parameter count: bytes that are still to come.
    private func check(_ release: Release, downloading count: Int) async throws {
        try standing.rule(try await store.updates().seen).checkNew(release, at: now())
        guard let layout = versions.layout else { throw UpdateRefusal.unsupervised }
        let backup = release.changesSchema(from: Store.migrations) ? store.databaseSize : 0
        let needed = count + release.unpackedSize + backup + DiskSpace.reserve
        if let free = standing.freeSpace(layout.root), free < needed {
            throw UpdateRefusal.noSpace(needed: needed, free: free)
        }
    }

    private func verify(
        _ path: String, of announcement: Announcement, by signatures: ReleaseSignatures
    ) async throws(UpdateRefusal) {
        board.move(to: .verifying)
        let trust: UpdateTrust
        do { trust = try await trusted() } catch { throw .noKeys }
        let keys = try TrustedKeys(trust)
        let archive = announcement.archive
        try await onOwnThread { () throws(UpdateRefusal) in
            let content = try SignedContent.of(file: path)
            try keys.verify(content, named: archive.name, by: signatures)
            // Signed, but not what was announced.
            guard content.size == archive.size, content.sha256.hex == archive.sha256.lowercased() else {
                throw .mixed(archive.name)
            }
        }
    }

    private func trusted() async throws -> UpdateTrust {
        guard let trust = standing.trust else { throw UpdateRefusal.noKeys }
        return trust.with(try await store.updates().seen)
    }

    private func install(
        _ path: String, expecting release: Release, on shelf: VersionShelf
    ) async throws(UpdateRefusal) {
        guard try shelf.release(in: path) == release else { throw .mixed(Release.fileName) }
        board.move(to: .unpacking(done: 0, total: release.unpackedSize))
        try await onOwnThread { [board] () throws(UpdateRefusal) in
            try shelf.unpack(path, of: release) {
                board.move(to: .unpacking(done: min($0, release.unpackedSize), total: release.unpackedSize))
            }
        }
    }

    private func wish(_ version: VersionNumber, by person: String) throws(UpdateRefusal) {
        do { try versions.want(version, by: person) } catch {
            logger.error("the supervisor was not told", metadata: ["error": "\(error)"])
            throw .unwritable
        }
        board.move(to: .switching(version))
    }
}

extension Updater.Standing {
    func rule(_ seen: SeenUpdates) -> UpdateRule { UpdateRule(running: version, platform: platform, seen: seen) }
}

extension UpdateRefusal {
    fileprivate var isInterruption: Bool {
        switch self {
        case .truncated, .unreachable: true
        default: false
        }
    }
}
