import Testing

@testable import Gateways

/// The bureau's limit per second is kept by waiting, each session for itself.
struct PacerTests {
    private let clock = ContinuousClock()

    @Test(arguments: [(10, 50), (3, 10), (41, 200)])
    func requestsOfASessionAreSpaced(_ pace: (count: Int, perSecond: Int)) async {
        let pacer = Pacer(perSecond: pace.perSecond)
        let took = await clock.measure { await send(pace.count, "a", through: pacer) }
        #expect(took >= .seconds(1) * (pace.count - 1) / pace.perSecond)
    }

    @Test func oneSessionDoesNotSlowAnother() async {
        let pacer = Pacer(perSecond: 1)
        for _ in 0..<60 { await Task { await pacer.wait(for: "a") }.cancelledAtOnce() }
        // The next turn of `a` is a minute away; the first of each of the others is now.
        let took = await clock.measure { for name in ["b", "c", "d"] { await pacer.wait(for: name) } }
        #expect(took < .seconds(30))
    }

    @Test func aSessionThatRestedDoesNotBurst() async throws {
        let pacer = Pacer(perSecond: 20)
        await pacer.wait(for: "a")
        try await Task.sleep(for: .milliseconds(200))
        let took = await clock.measure { await send(5, "a", through: pacer) }
        #expect(took >= .milliseconds(200))
    }

    @Test func aCancelledTaskDoesNotWait() async {
        let pacer = Pacer(perSecond: 1)
        for _ in 0..<60 { await Task { await pacer.wait(for: "a") }.cancelledAtOnce() }
        let took = await clock.measure { await Task { await pacer.wait(for: "a") }.cancelledAtOnce() }
        #expect(took < .seconds(30), "its turn is a minute away")
    }

    private func send(_ count: Int, _ session: String, through pacer: Pacer) async {
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { await pacer.wait(for: session) } }
        }
    }
}

extension Task<Void, Never> {
    fileprivate func cancelledAtOnce() async {
        cancel()
        await value
    }
}
