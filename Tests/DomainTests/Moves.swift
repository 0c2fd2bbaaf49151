@testable import Domain
import Testing

/// Checks every pair of a state machine's states: the moves of `allowed`, written `from to`, and no others.
func expectMoves<State: RawRepresentable<String> & CaseIterable & Equatable>(
    _ allowed: Set<String>, by move: (State, State) throws(IllegalMove) -> State
) {
    for from in State.allCases {
        for to in State.allCases {
            let name = "\(from.rawValue) \(to.rawValue)"
            do throws(IllegalMove) {
                #expect(try move(from, to) == to)
                #expect(allowed.contains(name), "\(name) should be refused")
            } catch {
                #expect(error == IllegalMove(from: from.rawValue, to: to.rawValue))
                #expect(!allowed.contains(name), "\(name) should be allowed")
            }
        }
    }
}
