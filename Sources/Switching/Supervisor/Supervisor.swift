import Domain
import Foundation
public import Logging

/// Starts the version that `current` names, passes signals on to it, and alone switches to another. On the main thread:
/// the server ends with the thread that started it.
public final class Supervisor {
    /// What a server is started with.
    public struct Launch: Sendable {
        let arguments: [String]
        let environment: [String: String]

        /// - Parameter arguments: without the executable's name.
        public init(arguments: [String], environment: [String: String]) {
            self.arguments = arguments
            self.environment = environment
        }
    }

    let root: ProgramRoot
    let program: ThisProgram
    let launch: Launch
    let database: any SwitchedDatabase
    let patience: Patience
    let crossing: Crossing
    let logger: Logger
    private let lock: SupervisorLock
    private let signals: SignalPipe
    var state: SwitchState?
    /// Somebody wants the console to end.
    private(set) var isStopping = false

    /// Waits for the server of a supervisor that was killed to be gone. Throws `inUse` where another supervisor lives.
    public init(
        _ program: ThisProgram, root: ProgramRoot, launch: Launch, database: any SwitchedDatabase, logger: Logger
    ) throws(SwitchingError) {
        do { try FileManager.default.createDirectory(atPath: root.path, withIntermediateDirectories: true) } catch {
            throw .unwritable(path: root.path)
        }
        lock = try SupervisorLock(root)
        signals = try SignalPipe([SIGCHLD, SIGTERM, SIGINT, SIGUSR1])
        self.root = root
        self.program = program
        self.launch = launch
        self.database = database
        self.logger = logger
        patience = Patience(launch.environment)
        crossing = Crossing(launch.environment)
    }

    /// Until the server ends by itself or by a signal to this process.
    public func run() throws(SwitchingError) -> Ending {
        try takeUp()
        while true {
            switch state?.phase.deed ?? .serve {
            case .serve, .start: if let ending = try serve() { return ending }
            case .backUp: try backUp()
            case .link: try link()
            case .prove: try prove()
            case .weigh: try weigh()
            case .goBack: try goBack()
            }
            if signals.read().contains(where: { $0 == SIGTERM || $0 == SIGINT }) { isStopping = true }
            if isStopping { return .exited(0) }
        }
    }

    /// Nil: another version is to be tried, or the same once more.
    private func serve() throws(SwitchingError) -> Ending? {
        let isTrial = state?.phase.deed == .start
        if isTrial { try move(.begun) }
        let server: Server
        do { server = try start() } catch {
            guard isTrial else { throw error }
            try move(.failed(.crashed))
            return nil
        }
        if isTrial {
            crossing.pass("started")
            switch watch(server, readyWithin: patience.ready(migrates: state?.copied != nil)) {
            case .ready:
                try move(.ready)
                try prove()
            case .silent:
                server.send(SIGKILL)
                _ = server.ending(waits: true)
                try move(.failed(.silent))
                return nil
            case .ended(let ending):
                try move(isStopping ? .stopped : .failed(.crashed))
                return isStopping ? ending : nil
            }
        }
        guard case .ended(let ending) = watch(server, readyWithin: nil) else { return nil }
        return isStopping || state?.phase != .wanted ? ending : nil
    }

    private func start() throws(SwitchingError) -> Server {
        let version = root.version(.current)
        return try Server(
            version.map(root.executable) ?? program.executable, arguments: launch.arguments,
            environment: launch.environment)
    }

    private enum Happening { case ready, silent, ended(Ending) }

    /// - Parameter limit: nil: it has said that it is ready, or need not.
    private func watch(_ server: Server, readyWithin limit: Duration?) -> Happening {
        let clock = ContinuousClock()
        let silence = limit.map { clock.now + $0 }
        var end: ContinuousClock.Instant?
        var listens = limit != nil
        while true {
            let next = [silence, end].compactMap(\.self).min()
            let (signals, isHeard) = signals.wait(
                for: listens ? server.readiness : nil, limit: next.map { $0 - clock.now })
            for signal in signals where signal == SIGTERM || signal == SIGINT {
                isStopping = true
                server.send(SIGTERM)
            }
            if signals.contains(SIGUSR1), limit == nil, end == nil, hasWish() {
                server.send(SIGTERM)
                end = clock.now + patience.drain
            }
            if isHeard, server.isReady() { return .ready }
            // It has closed its end, and will never say so.
            if isHeard { listens = false }
            if let ending = server.ending() { return .ended(ending) }
            if let silence, clock.now >= silence { return .silent }
            if let end, clock.now >= end { server.send(SIGKILL) }
        }
    }

    private func hasWish() -> Bool {
        guard let wish = try? SwitchState.read(at: root.state), wish.phase == .wanted else { return false }
        state = wish
        logger.notice("another version is wanted", metadata: ["from": "\(wish.from)", "to": "\(wish.to)"])
        return true
    }
}
