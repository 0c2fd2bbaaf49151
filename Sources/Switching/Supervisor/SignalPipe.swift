import CProcess
import Foundation

/// Signals to this process, waited for together with a descriptor.
final class SignalPipe {
    private let reading: Int32

    init(_ numbers: [Int32]) throws(SwitchingError) {
        guard let (reading, writing) = Pipes.make(isBlocking: false) else { throw .exhausted }
        self.reading = reading
        // Whoever started this process may have blocked them.
        var none = sigset_t()
        sigemptyset(&none)
        sigprocmask(SIG_SETMASK, &none, nil)
        for number in numbers where steward_note_signal(number, writing) != 0 { throw .exhausted }
    }

    /// What came: signals in their order, and whether `descriptor` has something to say. Waits until then, or for `limit`.
    func wait(for descriptor: Int32?, limit: Duration?) -> (signals: [Int32], isHeard: Bool) {
        var polled = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        if let descriptor { polled.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)) }
        let milliseconds = limit.map { max(0, min(60_000, Int32(($0 / .milliseconds(1)).rounded(.up)))) } ?? -1
        // A signal interrupts it, and is in the pipe by then.
        let count = poll(&polled, nfds_t(polled.count), milliseconds)
        return (read(), count > 0 && polled.dropFirst().contains { $0.revents != 0 })
    }

    /// Those that are there already.
    func read() -> [Int32] {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = Foundation.read(reading, &bytes, bytes.count)
        return bytes.prefix(max(0, count)).map(Int32.init)
    }
}

/// Pipes that no child inherits unless it is told to.
enum Pipes {
    static func make(isBlocking: Bool) -> (reading: Int32, writing: Int32)? {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            if !isBlocking { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        }
        return (ends[0], ends[1])
    }
}
