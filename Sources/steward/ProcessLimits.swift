import Foundation
import Sealing
import ServiceLifecycle

/// What the process may open, and who may read what it writes and holds.
enum ProcessLimits {
    static func prepare() {
        // The database, its log and demo.json are this user's alone.
        umask(0o077)
        // A core would hold opened passwords, and lie wherever the system puts it; a crash report, some of them.
        _ = ProcessMemory.forbidDumps()
        ProcessMemory.forbidCrashReports()
        // Each page that is open is a connection; the usual limit of 1024 is a small office.
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}

/// Ends the process where a connection that nobody closes would hold it past the time that a service manager waits.
struct HardEnd: Service {
    private static let patience: UInt32 = 33

    func run() async throws {
        try? await gracefulShutdown()
        Thread.detachNewThread {
            sleep(Self.patience)
            exit(0)
        }
    }
}
