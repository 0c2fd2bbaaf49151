import Foundation

/// How a process ended.
public enum Ending: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
}

/// A console as a child of this process.
final class Server {
    let id: pid_t
    /// Where it says that it is ready.
    let readiness: Int32

    /// To be made on a thread that lives as long as this process: the child ends with it.
    init(_ executable: String, arguments: [String], environment: [String: String]) throws(SwitchingError) {
        guard let (reading, writing) = Pipes.make(isBlocking: true) else { throw .exhausted }
        defer { close(writing) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Onto itself: it is inherited then.
        posix_spawn_file_actions_adddup2(&actions, writing, writing)
        let environment = environment.merging([Supervised.variable: "\(getpid()):\(writing)"]) { $1 }
        var words = ([executable] + arguments).map { strdup($0) } + [nil]
        var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + settings { free(text) } }
        var id: pid_t = 0
        guard posix_spawn(&id, executable, &actions, nil, &words, &settings) == 0 else {
            close(reading)
            throw .unstartable(path: executable)
        }
        self.id = id
        readiness = reading
    }

    deinit { close(readiness) }

    /// True once it has said so; false: it never will.
    func isReady() -> Bool {
        var byte: UInt8 = 0
        return read(readiness, &byte, 1) == 1
    }

    func send(_ signal: Int32) { kill(id, signal) }

    /// Nil: it runs.
    func ending(waits: Bool = false) -> Ending? {
        var status: Int32 = 0
        var result = waitpid(id, &status, waits ? 0 : WNOHANG)
        while waits, result < 0, errno == EINTR { result = waitpid(id, &status, 0) }
        guard result == id else { return nil }
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
    }
}
