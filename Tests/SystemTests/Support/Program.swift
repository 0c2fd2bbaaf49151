import Foundation
import Synchronization
import Testing

/// A running `steward`, as an operator starts it: arguments, environment, and what it writes.
final class Program: Sendable {
    private let process: Process
    private let output: Output
    private let errorFile: URL
    private let ending: Task<Int32, Never>

    /// Starts the program from the project's folder.
    /// - Parameter executable: nil: the one that is tested.
    init(_ arguments: [String], environment: [String: String] = [:], executable: URL? = nil) throws {
        let program = try executable ?? #require(Project.program)
        let process = Process()
        let output = Output()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = Project.root
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()].merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        errorFile = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString).log")
        try Data().write(to: errorFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { ended.yield($0.terminationStatus) }
        ending = Task {
            for await status in ends { return status }
            return -1
        }
        try process.run()
        // A thread of its own: a readability handler whose descriptor is closed brings libdispatch down on Linux.
        let reading = pipe.fileHandleForReading
        Thread.detachNewThread {
            while true {
                let data = reading.availableData
                output.append(data)
                if data.isEmpty { return }
            }
        }
        self.process = process
        self.output = output
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: errorFile)
    }

    /// The exit status, when it has ended; the signal's number for one that was killed.
    var end: Int32 {
        get async { await ending.value }
    }

    var id: Int32 { process.processIdentifier }

    /// The process that serves, where this one watches over it.
    var server: Int32? {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int32($0) } ?? []
        return all.first { other in
            let words = (try? String(contentsOfFile: "/proc/\(other)/stat", encoding: .utf8))?.split(separator: ")")
                .last
            return words?.split(separator: " ").dropFirst().first.flatMap { Int32($0) } == id
        }
    }

    /// All that it has written to standard error so far.
    var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }

    /// The first text on standard output that matches, as soon as it is written.
    func written<Value>(_ pattern: Regex<(Substring, Value)>) async throws -> Value {
        for await text in output.growing {
            if let match = text.firstMatch(of: pattern) { return match.1 }
        }
        throw Silence(errors: errors)
    }

    /// Returns when its log says so: nothing else tells another process.
    func logged(_ words: String) async throws {
        while !errors.contains(words) {
            guard process.isRunning else { throw Silence(errors: errors) }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// SIGTERM, as a service manager ends it.
    func terminate() { process.terminate() }

    /// SIGKILL: nothing of it runs after this.
    func killAtOnce() async {
        kill(process.processIdentifier, SIGKILL)
        _ = await end
    }

    struct Silence: Error { let errors: String }
}

/// Standard output as it grows.
private final class Output: Sendable {
    private struct State {
        var data = Data()
        var isOver = false
        var readers: [AsyncStream<String>.Continuation] = []
    }

    private let state = Mutex(State())

    /// Empty at the end.
    func append(_ data: Data) {
        state.withLock { state in
            state.data += data
            for reader in state.readers {
                reader.yield(String(decoding: state.data, as: UTF8.self))
                if data.isEmpty { reader.finish() }
            }
            if data.isEmpty { (state.isOver, state.readers) = (true, []) }
        }
    }

    var growing: AsyncStream<String> {
        let (stream, reader) = AsyncStream.makeStream(of: String.self)
        state.withLock { state in
            reader.yield(String(decoding: state.data, as: UTF8.self))
            if state.isOver { reader.finish() } else { state.readers.append(reader) }
        }
        return stream
    }
}
