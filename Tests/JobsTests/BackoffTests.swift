import Jobs
import Testing

@Suite struct BackoffTests {
    @Test(arguments: [
        (-5, 1), (0, 1), (1, 1), (2, 5), (3, 25), (4, 125), (5, 300), (11, 300), (Int.max, 300),
    ])
    func growsToFiveMinutes(_ attempt: Int, _ seconds: Int) {
        #expect(Backoff.delay(afterAttempt: attempt, jitter: 1) == .seconds(seconds))
        #expect(Backoff.delay(afterAttempt: attempt, jitter: 0.8) == .milliseconds(seconds * 800))
    }

    @Test func strewsByAFifthEitherWay() {
        let delays = (0..<2_000).map { _ in Backoff.delay(afterAttempt: 2) }
        #expect(delays.allSatisfy { (.milliseconds(4_000) ... .milliseconds(6_000)).contains($0) })
        #expect(delays.contains { $0 < .milliseconds(4_400) } && delays.contains { $0 > .milliseconds(5_600) })
        #expect(Set(delays).count > 100)
    }
}
