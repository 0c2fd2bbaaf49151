import CProcess
import Foundation

/// The server's side: it was started by a supervisor, and ends with it.
public final class Supervised: Sendable {
    static let variable = "STEWARD_SUPERVISED"

    /// Nil: this process has no supervisor. To be asked first on the main thread: what ends this process with its
    /// supervisor belongs to the thread that asks.
    public static let current: Supervised? = {
        let words = (ProcessInfo.processInfo.environment[variable] ?? "").split(separator: ":").compactMap { Int32($0) }
        unsetenv(variable)
        guard words.count == 2 else { return nil }
        steward_die_with(words[0])
        _ = fcntl(words[1], F_SETFD, FD_CLOEXEC)
        return Supervised(readiness: words[1])
    }()

    private let readiness: Int32

    private init(readiness: Int32) { self.readiness = readiness }

    /// To be called once: the database is up to date, and browsers are answered.
    public func ready() {
        var byte: UInt8 = 1
        write(readiness, &byte, 1)
        close(readiness)
    }
}
