import Domain
import Foundation
import Publishing

/// The update feed, made when it is first read and kept: a version after the one that runs, of the same program.
actor DemoFeed {
    struct Settings: Sendable {
        var attack = FeedAttack.none
        /// The connection ends after so many bytes of the archive; 0: it does not.
        var cutAfter = 0
        /// Of the archive; 0: as fast as may be.
        var bytesPerSecond = 0
    }

    private let options: UpdateFeedOptions
    private let now: @Sendable () -> Date
    private var honest: Task<Announcement, any Error>?
    private var attacked: [FeedAttack: Task<String, any Error>] = [:]
    private(set) var settings = Settings()

    private static let life: TimeInterval = 30 * 86_400
    private static let notes = [
        "演示版本：与当前版本的功能相同，可以放心试装。", "更新时正在进行的下载会停在断点，新版本启动后自动继续。",
        "如果新版本不能正常启动，会自动退回当前版本。",
    ]

    init(_ options: UpdateFeedOptions, now: @escaping @Sendable () -> Date) {
        self.options = options
        self.now = now
    }

    func set(_ settings: Settings) { self.settings = settings }

    /// The path of the folder that is served now. A program is packed in seconds, off this actor.
    func folder() async throws -> String {
        let (options, now, attack) = (options, now(), settings.attack)
        let announcing = honest ?? Task.detached { try Self.publish(options, at: now) }
        honest = announcing
        let announcement: Announcement
        do { announcement = try await announcing.value } catch {
            honest = nil
            throw error
        }
        guard attack != .none else { return options.feed }
        let filling =
            attacked[attack] ?? Task.detached { try Self.fill(attack, options, with: announcement, at: now) }
        attacked[attack] = filling
        return try await filling.value
    }

    private static func fill(
        _ attack: FeedAttack, _ options: UpdateFeedOptions, with announcement: Announcement, at now: Date
    ) throws -> String {
        let path = "\(options.folder)/\(attack.rawValue)"
        try? FileManager.default.removeItem(atPath: path)
        let feed = try FeedFolder(path: path)
        let honest = try FeedFolder(path: options.feed)
        try AttackedFeed(honest: honest, announcement: announcement, keys: try options.keys(), now: now)
            .fill(feed, by: attack)
        return path
    }

    /// What is kept is announced anew; what is of another build is made anew.
    private static func publish(_ options: UpdateFeedOptions, at now: Date) throws -> Announcement {
        let keys = try options.keys()
        let feed = try FeedFolder(path: options.feed)
        let stamp = options.folder + "/stamp"
        let contents = try options.contents()
        let wanted = Data("\(options.version)\n\(contents.stamp)".utf8)
        if FileManager.default.contents(atPath: stamp) == wanted,
            let renewed = try? feed.renew(by: keys, at: now, life: life)
        {
            return renewed
        }
        for name in try FileManager.default.contentsOfDirectory(atPath: feed.path) {
            try FileManager.default.removeItem(atPath: "\(feed.path)/\(name)")
        }
        let release = Release(
            version: options.version.next, minimumVersion: options.version, notes: notes, issued: now,
            schema: options.schema, unpackedSize: 0)
        let announcement = try feed.publish(contents, as: release, by: keys, at: now, life: life)
        try wanted.write(to: URL(fileURLWithPath: stamp))
        return announcement
    }
}

extension VersionNumber {
    /// `0.4.0` after `0.3.2`.
    fileprivate var next: VersionNumber { VersionNumber("\(major).\(minor + 1).0") ?? self }
}
