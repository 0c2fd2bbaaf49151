import Documents
public import Domain
public import Foundation
public import Sealing

/// A feed as it lies on a disk, for any web server: an announcement, the archive, the keys, and their signatures.
public struct FeedFolder: Sendable {
    public let path: String

    public init(path: String) throws(PublishingError) {
        self.path = path
        do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
            throw .unwritable(path: path)
        }
    }

    /// Packs and signs a version, and announces it. The announcement is written last: until then the feed is the former.
    /// - Parameters:
    ///   - release: `unpackedSize` is filled in.
    ///   - life: seconds until the announcement must be signed anew.
    @discardableResult
    public func publish(
        _ contents: ReleaseContents, as release: Release, by keys: SigningKeys, at now: Date, life: TimeInterval
    ) throws(PublishingError) -> Announcement {
        let release = release.sized(try contents.size())
        let archive = try pack(contents, as: release, trust: keys.trust)
        try sign(archive, by: keys, at: now)
        let content = try content(archive)
        let announcement = Announcement(
            release: release, archive: .init(name: archive, size: content.size, sha256: content.sha256.hex),
            issued: now.wholeSecond, expires: now.wholeSecond + life, keys: [])
        return try announce(announcement, by: keys, at: now)
    }

    /// Signs what is announced anew, before it expires. Throws `noFeed`.
    @discardableResult
    public func renew(by keys: SigningKeys, at now: Date, life: TimeInterval) throws(PublishingError) -> Announcement {
        guard let data = FileManager.default.contents(atPath: "\(path)/\(Announcement.fileName)"),
            let former = try? UpdateJSON.value(Announcement.self, in: data)
        else { throw .noFeed(path: path) }
        try sign(former.archive.name, by: keys, at: now)
        let announcement = Announcement(
            release: former.release, archive: former.archive, issued: now.wholeSecond,
            expires: now.wholeSecond + life, keys: [])
        return try announce(announcement, by: keys, at: now)
    }

    /// Writes and signs the announcement, with the keys' own ids, and the keys' file.
    public func announce(
        _ announcement: Announcement, by keys: SigningKeys, at now: Date
    ) throws(PublishingError) -> Announcement {
        let announcement = Announcement(
            release: announcement.release, archive: announcement.archive, issued: announcement.issued,
            expires: announcement.expires, keys: [keys.root.publicKey.id, keys.release.publicKey.id])
        try writeJSON(ReleaseKeys(serial: keys.serial, release: keys.trust.release), to: ReleaseKeys.fileName)
        try sign(ReleaseKeys.fileName, by: keys.root, as: FeedFile.rootSignature, at: now)
        try writeJSON(announcement, to: Announcement.fileName)
        try sign(Announcement.fileName, by: keys, at: now)
        return announcement
    }

    public func sign(_ name: String, by keys: SigningKeys, at now: Date) throws(PublishingError) {
        try sign(name, by: keys.release, as: FeedFile.releaseSignature, at: now)
        try sign(name, by: keys.root, as: FeedFile.rootSignature, at: now)
    }

    public func sign(
        _ name: String, by key: MinisignSecretKey, as signature: (String) -> String, at now: Date
    ) throws(PublishingError) {
        let comment = "timestamp:\(Int(now.timeIntervalSince1970))\tfile:\(name)\thashed"
        let bytes: [UInt8]
        do { bytes = try key.sign(try content(name), comment: comment) } catch { throw .unwritable(path: path) }
        try write(bytes, to: signature(name))
    }

    private func content(_ name: String) throws(PublishingError) -> SignedContent {
        do { return try SignedContent(file: "\(path)/\(name)") } catch { throw .missing(path: "\(path)/\(name)") }
    }

    private func pack(
        _ contents: ReleaseContents, as release: Release, trust: UpdateTrust
    ) throws(PublishingError) -> String {
        let name = FeedFile.archive(of: release)
        let draft = "\(path)/\(name).draft"
        do {
            let writer = try TarWriter(path: draft)
            // First, so that it can be read without the rest.
            try writer.add(Release.fileName, Array(try UpdateJSON.data(release)))
            try writer.add(UpdateTrust.fileName, Array(try UpdateJSON.data(trust)))
            for entry in contents.entries {
                switch entry.source {
                case .bytes(let bytes): try writer.add(entry.name, bytes)
                case .file(let path, let isExecutable):
                    try writer.add(entry.name, file: path, isExecutable: isExecutable)
                }
            }
            try writer.close()
        } catch {
            unlink(draft)
            if case DocumentError.missing(let file) = error { throw .missing(path: file) }
            throw .unwritable(path: draft)
        }
        guard rename(draft, "\(path)/\(name)") == 0 else { throw .unwritable(path: "\(path)/\(name)") }
        return name
    }

    private func writeJSON(_ value: some Encodable, to name: String) throws(PublishingError) {
        guard let data = try? UpdateJSON.data(value) else { throw .unwritable(path: name) }
        try write(Array(data), to: name)
    }

    private func write(_ bytes: [UInt8], to name: String) throws(PublishingError) {
        do { try OwnerFile.replace("\(path)/\(name)", with: bytes, mode: 0o644) } catch {
            throw .unwritable(path: "\(path)/\(name)")
        }
    }
}

extension Release {
    fileprivate func sized(_ size: Int) -> Release {
        Release(
            product: product, platform: platform, version: version, minimumVersion: minimumVersion, notes: notes,
            issued: issued.wholeSecond, schema: schema, unpackedSize: size)
    }
}

extension Date {
    fileprivate var wholeSecond: Date { Date(timeIntervalSince1970: timeIntervalSince1970.rounded(.down)) }
}
