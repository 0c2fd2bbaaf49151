import Domain
import Testing

@testable import Switching

/// How a switch moves, in one table: what is not in it changes nothing.
struct SwitchPhaseTests {
    private static let phases: [SwitchPhase] =
        [.wanted, .linking] + (0...3).map { .trial(starts: $0) } + [.proving, .settled]
        + SwitchOutcome.Failure.allCases.flatMap { failure in
            [
                .failed(failure), .returning(failure, restores: false), .returning(failure, restores: true),
                .returned(failure),
            ]
        }

    private static let events: [SwitchPhase.Event] =
        [.done, .begun, .ready, .stopped, .resumed, .rebuilt, .weighed(restores: false), .weighed(restores: true)]
        + SwitchOutcome.Failure.allCases.map { .failed($0) }

    private struct Move: Hashable {
        let phase: SwitchPhase
        let event: SwitchPhase.Event
    }

    private static var moves: [Move: SwitchPhase] {
        var moves: [Move: SwitchPhase] = [
            Move(phase: .wanted, event: .done): .linking,
            Move(phase: .wanted, event: .rebuilt): .returned(.incomplete),
            Move(phase: .linking, event: .done): .trial(starts: 0),
            Move(phase: .trial(starts: 0), event: .begun): .trial(starts: 1),
            Move(phase: .trial(starts: 1), event: .begun): .trial(starts: 2),
            Move(phase: .trial(starts: 2), event: .begun): .trial(starts: 3),
            Move(phase: .trial(starts: 1), event: .stopped): .trial(starts: 0),
            Move(phase: .trial(starts: 2), event: .stopped): .trial(starts: 1),
            Move(phase: .trial(starts: 3), event: .stopped): .trial(starts: 2),
            Move(phase: .trial(starts: 3), event: .resumed): .failed(.crashed),
            Move(phase: .proving, event: .done): .settled,
        ]
        for phase in [.linking, .proving] + (0...3).map({ SwitchPhase.trial(starts: $0) }) {
            moves[Move(phase: phase, event: .rebuilt)] = .failed(.incomplete)
        }
        for starts in 0...3 { moves[Move(phase: .trial(starts: starts), event: .ready)] = .proving }
        for failure in SwitchOutcome.Failure.allCases {
            moves[Move(phase: .wanted, event: .failed(failure))] = .returned(failure)
            moves[Move(phase: .linking, event: .failed(failure))] = .failed(failure)
            moves[Move(phase: .trial(starts: 3), event: .failed(failure))] = .failed(failure)
            for restores in [false, true] {
                moves[Move(phase: .failed(failure), event: .weighed(restores: restores))] =
                    .returning(failure, restores: restores)
                moves[Move(phase: .returning(failure, restores: restores), event: .done)] = .returned(failure)
            }
        }
        return moves
    }

    @Test func everyEventInEveryPhase() {
        let moves = Self.moves
        for phase in Self.phases {
            for event in Self.events {
                // A fourth start is never asked for.
                if phase == .trial(starts: 3), event == .begun { continue }
                #expect(phase.after(event) == moves[Move(phase: phase, event: event)] ?? phase, "\(phase) \(event)")
            }
        }
    }

    @Test func aVersionThatNeverBecomesReadyHasThreeStarts() {
        var phase = SwitchPhase.trial(starts: 0)
        var starts = 0
        while phase.deed == .start {
            phase = phase.after(.begun).after(.failed(.silent))
            starts += 1
        }
        #expect(starts == 3)
        #expect(phase == .failed(.silent))
    }

    @Test(arguments: phases) func whatIsDoneStandsInThePhaseAlone(_ phase: SwitchPhase) throws {
        #expect(phase.isOver == (phase.deed == .serve))
        let again = try UpdateJSON.value(SwitchPhase.self, in: try UpdateJSON.data(phase))
        #expect(again == phase, "it is read from disk as it was written")
    }
}
