import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct SignalTests {
    private let signal = Signal()

    /// What is written before a signal is seen by whoever listens first and reads then; one miss would hang.
    @Test func nothingIsMissedBetweenListeningAndReading() async {
        let written = Counter()
        let last = 5_000
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    while true {
                        let signals = signal.listen()
                        if written.value == last { return }
                        await signals.first(within: nil)
                    }
                }
            }
            group.addTask {
                for _ in 1...last {
                    written.add()
                    signal.fire()
                }
            }
        }
        #expect(written.value == last)
        #expect(signal.listenerCount == 0)
    }

    @Test func aSlowListenerFindsOneSignalNotAQueue() async {
        var heard = signal.listen().makeAsyncIterator()
        for _ in 0..<100 { signal.fire() }
        #expect(await heard.next() != nil)
        let rest = Task { [heard] in
            var heard = heard
            return await heard.next()
        }
        rest.cancel()
        #expect(await rest.value == nil)
    }

    @Test func everyListenerHears() async {
        let listeners = (0..<10).map { _ in signal.listen() }
        #expect(signal.listenerCount == 10)
        signal.fire()
        for listener in listeners { await listener.first(within: nil) }
    }

    @Test func nobodyIsLeftAfterCancellation() async {
        let readers = (0..<20).map { _ in
            let signals = signal.listen()
            return Task { for await _ in signals {} }
        }
        #expect(signal.listenerCount == 20)
        for reader in readers { reader.cancel() }
        for reader in readers { await reader.value }
        #expect(signal.listenerCount == 0)
    }

    @Test func aStreamThatNobodyReadsIsForgotten() {
        _ = signal.listen()
        #expect(signal.listenerCount == 0)
    }

    @Test func waitingEndsWhenTheTimeIsUp() async {
        let began = ContinuousClock.now
        await signal.listen().first(within: .milliseconds(30))
        #expect(ContinuousClock.now - began >= .milliseconds(30))
        #expect(signal.listenerCount == 0)
    }

    @Test func waitingEndsWithItsTask() async {
        let waiter = Task { await signal.listen().first(within: .seconds(3600)) }
        waiter.cancel()
        await waiter.value
        #expect(signal.listenerCount == 0)
    }
}
