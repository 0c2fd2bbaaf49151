import Foundation

/// One supervisor for one folder of versions. The kernel says who it is, so no file with an old number lies about.
final class SupervisorLock {
    private let descriptor: Int32
    private let server: FileTurn

    init(_ root: ProgramRoot) throws(SwitchingError) {
        descriptor = open(Self.path(root), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: root.path) }
        var lock = Self.whole
        guard fcntl(descriptor, F_SETLK, &lock) == 0 else {
            close(descriptor)
            throw .inUse(path: root.path)
        }
        // Each server inherits it: the server of a supervisor that was killed is dying, and until then has the ports.
        // Opened before all that a server opens, so that the kernel closes it last.
        server = try FileTurn(path: root.path + "/server.lock", isInherited: true)
    }

    deinit { close(descriptor) }

    /// The process that holds it; nil: nobody.
    static func holder(in root: ProgramRoot) -> pid_t? {
        let descriptor = open(path(root), O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var lock = whole
        guard fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK), lock.l_pid > 0 else { return nil }
        return lock.l_pid
    }

    private static func path(_ root: ProgramRoot) -> String { root.path + "/supervisor.lock" }

    private static var whole: flock {
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        return lock
    }
}

/// A lock that is waited for, and that ends with the last process that has its descriptor.
final class FileTurn {
    private let descriptor: Int32

    init(path: String, isInherited: Bool = false) throws(SwitchingError) {
        descriptor = open(path, O_RDWR | O_CREAT | (isInherited ? 0 : O_CLOEXEC), 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: path) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw .unwritable(path: path) }
        }
    }

    func end() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}
