import Foundation

/// Held for as long as a process serves from a data folder. The kernel lets go of it when the process dies, however
/// that happens, so the next start knows at once that the jobs of the last are free.
public final class FolderLock: Sendable {
    private let descriptor: Int32

    public init(folder: String) throws(StoreError) {
        let path = folder + "/steward.lock"
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .folderUnusable(path: folder) }
        // Throwing from here runs deinit, which closes it.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .folderInUse(path: folder) }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
