import Domain
import Foundation
import Publishing
import Sealing

/// Makes the folder of an attack from the honest feed's.
struct AttackedFeed {
    let honest: FeedFolder
    let announcement: Announcement
    let keys: SigningKeys
    let now: Date
    private static let life: TimeInterval = 30 * 86_400

    /// Fills `feed`, which is empty.
    func fill(_ feed: FeedFolder, by attack: FeedAttack) throws {
        switch attack {
        case .none, .page, .endless, .endlessArchive: try copy(into: feed)
        case .rollback: try announce(announcement.release.with(version: VersionNumber("0.1.0")), in: feed)
        case .fastForward: try announce(announcement.release.with(version: VersionNumber("9.0.0")), in: feed)
        case .wrongProduct: try announce(announcement.release.with(product: "other-product"), in: feed)
        case .wrongPlatform: try announce(announcement.release.with(platform: "plan9-mips"), in: feed)
        case .freeze:
            let expired = Announcement(
                release: announcement.release, archive: announcement.archive, issued: announcement.issued,
                expires: announcement.issued, keys: [])
            _ = try feed.announce(expired, by: keys, at: now)
        case .unsigned:
            try copy(into: feed)
            for name in signatures { try FileManager.default.removeItem(atPath: "\(feed.path)/\(name)") }
        case .wrongKey:
            try copy(into: feed)
            let stranger = SigningKeys(root: try MinisignSecretKey(), release: try MinisignSecretKey(), serial: 1)
            for name in signed { try feed.sign(name, by: stranger, at: now) }
        case .oneKey:
            try copy(into: feed)
            for name in signed { try feed.sign(name, by: keys.release, as: FeedFile.rootSignature, at: now) }
        case .mixed:
            try copy(into: feed)
            try change(archive, in: feed) { $0[$0.count - 1] ^= 1 }
            try feed.sign(archive, by: keys, at: now)
        case .truncated:
            try copy(into: feed)
            try change(archive, in: feed) { $0.removeLast($0.count / 2) }
        case .altered:
            try copy(into: feed)
            try change(archive, in: feed) { $0[$0.count / 2] ^= 1 }
        case .escaping:
            let contents = ReleaseContents([.init("../escaped", .bytes([1]))])
            // Not later than the honest feed, which would be refused after it.
            try feed.publish(
                contents, as: announcement.release, by: keys, at: announcement.issued, life: Self.life)
        case .oldKeys:
            let older = SigningKeys(root: keys.root, release: try MinisignSecretKey(), serial: 0)
            _ = try feed.announce(announcement, by: older, at: now)
        }
    }

    private var archive: String { announcement.archive.name }
    private var signed: [String] { [Announcement.fileName, archive] }
    private var signatures: [String] {
        signed.flatMap { [FeedFile.releaseSignature(of: $0), FeedFile.rootSignature(of: $0)] }
    }

    private func announce(_ release: Release, in feed: FeedFolder) throws {
        let changed = Announcement(
            release: release, archive: announcement.archive, issued: announcement.issued,
            expires: announcement.expires, keys: [])
        _ = try feed.announce(changed, by: keys, at: now)
    }

    private func copy(into feed: FeedFolder) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: honest.path) {
            try FileManager.default.linkItem(atPath: "\(honest.path)/\(name)", toPath: "\(feed.path)/\(name)")
        }
    }

    /// Written anew: the honest feed's file is the same one.
    private func change(_ name: String, in feed: FeedFolder, _ body: (inout Data) -> Void) throws {
        let url = URL(fileURLWithPath: "\(feed.path)/\(name)")
        var data = try Data(contentsOf: url)
        body(&data)
        try FileManager.default.removeItem(at: url)
        try data.write(to: url)
    }
}

extension Release {
    fileprivate func with(
        product: String? = nil, platform: String? = nil, version: VersionNumber? = nil
    ) -> Release {
        Release(
            product: product ?? self.product, platform: platform ?? self.platform, version: version ?? self.version,
            minimumVersion: minimumVersion, notes: notes, issued: issued, schema: schema, unpackedSize: unpackedSize)
    }
}
