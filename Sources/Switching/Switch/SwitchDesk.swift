public import Domain
public import Foundation

/// Takes wishes for another version, beside the supervisor or where none runs.
public struct SwitchDesk: VersionSwitch {
    private let root: ProgramRoot
    private let isPossible: Bool
    private let now: @Sendable () -> Date
    private let own: VersionNumber

    /// - Parameter isPossible: somebody will see to the wish.
    public init(
        root: ProgramRoot, program: ThisProgram = .current, isPossible: Bool, now: @escaping @Sendable () -> Date
    ) {
        self.root = root
        own = program.version
        self.isPossible = isPossible
        self.now = now
    }

    public var layout: ProgramLayout? {
        isPossible ? ProgramLayout(root: root.path, running: root.version(.current) ?? own) : nil
    }

    public var isUnderWay: Bool { (try? SwitchState.read(at: root.state))?.phase.isOver == false }

    public var outcome: SwitchOutcome? { try? SwitchState.read(at: root.state)?.outcome }

    /// Throws `SwitchingError.underWay` until the last switch is over.
    public func want(_ version: VersionNumber, by person: String) throws {
        let before = root.version(.current)
        // Two wishes at once: the second finds the first.
        let turn = try FileTurn(path: root.path + "/wish.lock")
        if let last = try SwitchState.read(at: root.state), !last.phase.isOver { throw SwitchingError.underWay }
        try SwitchState(
            from: before ?? own, to: version, person: person, before: before, at: now(), phase: .wanted
        ).write(to: root.state)
        turn.end()
        if let supervisor = SupervisorLock.holder(in: root) { kill(supervisor, SIGUSR1) }
    }

    /// A console is running whose supervisor will see to a wish at once; else its next start will.
    public var isServing: Bool { SupervisorLock.holder(in: root) != nil }
}
