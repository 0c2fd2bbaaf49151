import Foundation
import Synchronization

/// How much the bureau was asked, and how hard.
final class Statistics: Sendable {
    private struct State {
        var all = SlidingSecond()
        var accounts: [String: SlidingSecond] = [:]
        var inFlight = 0
        var mostInFlight = 0
        var injected: [String: Int] = [:]
        var answers: [Int: Int] = [:]
        var pages: Set<Int> = []
        var repeatedPages = 0
    }

    private static let rememberedPages = 200_000
    private let state = Mutex(State())

    /// The running number of this request.
    func began(now: Date) -> Int {
        state.withLock { state in
            state.all.note(now)
            state.inFlight += 1
            state.mostInFlight = max(state.mostInFlight, state.inFlight)
            return state.all.requests
        }
    }

    func ended() { state.withLock { $0.inFlight -= 1 } }

    /// A query or a file.
    func asked(by session: BureauSession, now: Date) {
        let name = "\(session.archive.company.taxNumber)/\(session.account.account)"
        state.withLock { $0.accounts[name, default: SlidingSecond()].note(now) }
    }

    /// - Parameter page: names the company, the filter and the page; equal only for the same page again.
    func paged(_ page: some Hashable & Sendable) {
        let name = page.hashValue
        state.withLock { state in
            if state.pages.count >= Self.rememberedPages { state.pages.removeAll() }
            if !state.pages.insert(name).inserted { state.repeatedPages += 1 }
        }
    }

    func answered(_ status: Int) { state.withLock { $0.answers[status, default: 0] += 1 } }

    /// - Parameter knob: by whose chance the answer was spoilt.
    func injected(_ knob: String) { state.withLock { $0.injected[knob, default: 0] += 1 } }

    func json(openSessions: Int) -> JSONValue {
        state.withLock { state in
            [
                "requests": .int(state.all.requests), "busiestSecond": .int(state.all.busiest),
                "accounts": .object(
                    state.accounts.mapValues {
                        ["requests": .int($0.requests), "busiestSecond": .int($0.busiest)]
                    }),
                "mostInFlight": .int(state.mostInFlight), "repeatedPages": .int(state.repeatedPages),
                "injected": .object(state.injected.mapValues(JSONValue.int)), "openSessions": .int(openSessions),
                "answers": .object(
                    Dictionary(
                        state.answers.map { (String($0.key), JSONValue.int($0.value)) }, uniquingKeysWith: { $1 })),
            ]
        }
    }
}
