import Foundation

/// The key file of a data folder, `steward.key`, and `steward.key.next` beside it while the keys are replaced.
public struct KeyFiles: Sendable {
    public let path: String
    private var nextPath: String { path + ".next" }

    public init(folder: String) { path = folder + "/steward.key" }

    /// The root, or a new one where there is no file and `mayMake`. Throws `keyFileMissing`.
    public func root(mayMake: Bool) throws(SealingError) -> RootKey {
        var bytes = try KeyFile.bytes(at: path, mayMake: mayMake)
        return try RootKey(taking: &bytes)
    }

    /// The root of that fingerprint, whichever file holds it. Throws `keyFileMissing` where there is no key file,
    /// `unsealable` where none is the one.
    ///
    /// The key file is read twice: the next may become it after the first look.
    public func root(_ fingerprint: Int64) throws(SealingError) -> RootKey {
        let first = try root(mayMake: false)
        if first.fingerprint == fingerprint { return first }
        for root in [try next(), try root(mayMake: false)] {
            if let root, root.fingerprint == fingerprint { return root }
        }
        throw .unsealable
    }

    /// The root that is to come; nil where no keys are being replaced.
    public func next() throws(SealingError) -> RootKey? {
        guard var bytes = try KeyFile.bytes(at: nextPath) else { return nil }
        return try RootKey(taking: &bytes)
    }

    /// Only under the lock, here and below. A draft that was cut off is cleared away first.
    public func makeNext() throws(SealingError) -> RootKey {
        let folder = (path as NSString).deletingLastPathComponent
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        where name.hasPrefix("steward.key.next.") { unlink("\(folder)/\(name)") }
        try KeyFile.make(at: nextPath)
        guard let root = try next() else { throw .keyFileUnreadable(path: nextPath) }
        return root
    }

    /// The next root takes the last one's place, which is gone.
    public func promoteNext() throws(SealingError) {
        guard rename(nextPath, path) == 0 else { throw .keyFileUnreadable(path: nextPath) }
        try KeyFile.syncFolder(of: path)
    }

    /// Nil while another process replaces the keys.
    public func lock() throws(SealingError) -> RotationLock? { try RotationLock(path: path + ".lock") }
}

/// Held by who replaces keys. The kernel lets go of it when the process dies.
public final class RotationLock: Sendable {
    private let descriptor: Int32

    fileprivate init?(path: String) throws(SealingError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .keyFileUnreadable(path: path) }
        // Failing from here runs deinit, which closes it.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
