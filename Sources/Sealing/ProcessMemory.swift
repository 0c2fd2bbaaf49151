import CCrypto
import Foundation

/// The memory of this process, which holds opened secrets.
public enum ProcessMemory {
    /// No core is written when it crashes, and no other process of the same user may look into it. The limit alone would
    /// not do: a core that is piped to a program (systemd-coredump, apport) has no limit. False: the system refused.
    public static func forbidDumps() -> Bool {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        #if os(Linux)
            let isLimited = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0
        #else
            let isLimited = setrlimit(RLIMIT_CORE, &none) == 0
        #endif
        return steward_forbid_dumps() == 0 && isLimited
    }

    /// Swift's own crash report shows the memory that registers point to, which may be a password's, and goes to the
    /// log. Who sets SWIFT_BACKTRACE has asked for it.
    public static func forbidCrashReports() {
        guard ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"] == nil else { return }
        for fatal in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(fatal, SIG_DFL) }
    }
}
