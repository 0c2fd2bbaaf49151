import Domain
import Foundation
import Gateways
import Logging
import Sealing

/// What a feed says, once its signatures are right. What it says may still be refused by the rule.
struct FeedReading {
    let feed: UpdateFeed
    let trust: UpdateTrust
    let logger: Logger
    private static let largestSignature = 16 << 10
    private static let largestKeys = 64 << 10

    func announcement() async throws(UpdateRefusal) -> (Announcement, UpdateTrust) {
        let name = Announcement.fileName
        let trust = try await newestTrust()
        guard let bytes = try await file(name, upTo: Announcement.largest) else { throw .notFeed }
        let keys = try TrustedKeys(trust)
        try keys.verify(try .of(bytes), named: name, by: try await signatures(of: name))
        guard let announcement = try? UpdateJSON.value(Announcement.self, in: Data(bytes)) else { throw .notFeed }
        guard keys.ids.allSatisfy(announcement.keys.contains) else { throw .mixed(name) }
        return (announcement, trust)
    }

    func signatures(of name: String) async throws(UpdateRefusal) -> ReleaseSignatures {
        ReleaseSignatures(
            release: try await file(FeedFile.releaseSignature(of: name), upTo: Self.largestSignature),
            root: try await file(FeedFile.rootSignature(of: name), upTo: Self.largestSignature))
    }

    /// The release key may have been replaced since.
    private func newestTrust() async throws(UpdateRefusal) -> UpdateTrust {
        let name = ReleaseKeys.fileName
        guard let bytes = try await file(name, upTo: Self.largestKeys) else { return trust }
        let signature = try await file(FeedFile.rootSignature(of: name), upTo: Self.largestSignature)
        return try trust.with(keysFile: bytes, signature: signature)
    }

    private func file(_ name: String, upTo limit: Int) async throws(UpdateRefusal) -> [UInt8]? {
        do { return try await feed.file(name, upTo: limit) } catch { throw refusal(error, of: name) }
    }

    /// Goes on after a cut, as long as more comes each time.
    func download(
        _ archive: Announcement.Archive, to path: String, progress: @escaping @Sendable (Int) -> Void
    ) async throws(UpdateRefusal) {
        var before = -1
        while true {
            do {
                return try await feed.download(archive.name, size: archive.size, to: path, progress: progress)
            } catch {
                let size = Self.size(of: path)
                guard [.cut].contains(error) || error.isUnreachable, size > before else {
                    throw refusal(error, of: archive.name)
                }
                before = size
            }
        }
    }

    private static func size(of path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }

    private func refusal(_ fault: FeedFault, of name: String) -> UpdateRefusal {
        switch fault {
        case .unreachable(let reason):
            logger.notice("the update feed gave no file", metadata: ["file": "\(name)", "reason": "\(reason)"])
            return .unreachable
        case .page: return .notFeed
        case .endless: return .endless(name)
        case .cut: return .truncated(name)
        case .unwritable: return .unwritable
        }
    }
}

extension FeedFault {
    fileprivate var isUnreachable: Bool {
        if case .unreachable = self { true } else { false }
    }
}
