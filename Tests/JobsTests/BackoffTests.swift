import Jobs
import Testing

@Suite struct BackoffTests {
    @Test(arguments: [
        (-5, 1), (0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (8, 128), (9, 256), (10, 300), (11, 300), (64, 300),
        (Int.max, 300),
    ])
    func doublesToFiveMinutes(_ attempt: Int, _ seconds: Int) {
        #expect(Backoff.delay(afterAttempt: attempt, jitter: 1) == .seconds(seconds))
        #expect(Backoff.delay(afterAttempt: attempt, jitter: 0.8) == .milliseconds(seconds * 800))
    }

    @Test func strewsByAFifthEitherWay() {
        let delays = (0..<2_000).map { _ in Backoff.delay(afterAttempt: 4) }
        #expect(delays.allSatisfy { (.milliseconds(6_400) ... .milliseconds(9_600)).contains($0) })
        #expect(delays.contains { $0 < .seconds(7) } && delays.contains { $0 > .seconds(9) })
        #expect(Set(delays).count > 100)
    }
}
