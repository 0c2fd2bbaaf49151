import Store
import Synchronization
import Testing

@testable import Workflows

@Suite(.timeLimit(.minutes(1))) struct GateTests {
    @Test func noMoreThanItsPlacesAtOnce() async throws {
        let gate = Gate(places: 2)
        let counts = Counts()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await gate.pass {
                        counts.enter()
                        await Task.yield()
                        counts.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(counts.most == 2 && counts.passed == 200)
    }

    @Test func aCancelledWaiterLeavesAndHoldsNoPlace() async throws {
        let gate = Gate(places: 1)
        let (held, release) = AsyncStream.makeStream(of: Void.self)
        let (begun, begins) = AsyncStream.makeStream(of: Void.self)
        let holder = Task {
            try await gate.pass {
                begins.yield()
                for await _ in held { return }
            }
        }
        for await _ in begun { break }
        let waiter = Task { try await gate.pass { Issue.record("it passed a gate that was held") } }
        waiter.cancel()
        await #expect(throws: CancellationError.self) { try await waiter.value }
        release.yield()
        try await holder.value
        #expect(try await gate.pass { true })
    }

    @Test func aThrowingPassGivesItsPlaceBack() async throws {
        struct Fault: Error {}
        let gate = Gate(places: 1)
        await #expect(throws: Fault.self) { try await gate.pass { throw Fault() } }
        #expect(try await gate.pass { true })
    }
}

/// How many are inside, the most there ever were, and how many have passed.
private final class Counts: Sendable {
    private let state = Mutex((now: 0, most: 0, passed: 0))

    func enter() { state.withLock { ($0.now, $0.most) = ($0.now + 1, max($0.most, $0.now + 1)) } }
    func leave() { state.withLock { ($0.now, $0.passed) = ($0.now - 1, $0.passed + 1) } }
    var most: Int { state.withLock { $0.most } }
    var passed: Int { state.withLock { $0.passed } }
}
