import Foundation
import Synchronization

/// How much the bureau was asked, and how hard.
final class Statistics: Sendable {
    private struct State {
        var requests = 0
        var failures = 0
        var second = 0
        var inSecond = 0
        var busiestSecond = 0
        var answers: [Int: Int] = [:]
    }

    private let state = Mutex(State())

    /// The running number of this request.
    func began(now: Date) -> Int {
        state.withLock { state in
            state.requests += 1
            if state.second != now.second { (state.second, state.inSecond) = (now.second, 0) }
            state.inSecond += 1
            state.busiestSecond = max(state.busiestSecond, state.inSecond)
            return state.requests
        }
    }

    func answered(_ status: Int) { state.withLock { $0.answers[status, default: 0] += 1 } }

    func injectedFailure() { state.withLock { $0.failures += 1 } }

    func json(openSessions: Int) -> JSONValue {
        state.withLock { state in
            let answers = state.answers.map { (String($0.key), JSONValue.int($0.value)) }
            return [
                "requests": .int(state.requests), "busiestSecond": .int(state.busiestSecond),
                "injectedFailures": .int(state.failures), "openSessions": .int(openSessions),
                "answers": .object(Dictionary(answers, uniquingKeysWith: { $1 })),
            ]
        }
    }
}
