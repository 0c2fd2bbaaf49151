import Testing

@testable import Gateways

/// An account's requests, by a clock that the test moves.
struct PaceLaneTests {
    typealias Instant = ContinuousClock.Instant
    private let start = ContinuousClock.now

    @Test(arguments: [1, 2, 3, 10, 40, 50, 200]) func turnsAreSpacedBelowTheLimit(_ limit: Int) {
        var lane = PaceLane(limit: limit)
        let turns = (0..<20).map { _ in lane.turn(at: start) }
        #expect(turns[0] == start)
        for (one, next) in zip(turns, turns.dropFirst()) {
            #expect(next - one > .seconds(1) / limit)
            #expect(next - one < .seconds(1.05) / limit)
        }
    }

    @Test func restingEarnsNoBurst() {
        var lane = PaceLane(limit: 50)
        _ = lane.turn(at: start)
        let later = start + .seconds(10)
        #expect(lane.turn(at: later) == later)
        #expect(lane.turn(at: later) > later + .milliseconds(20))
    }

    /// Sixteen jobs that always want more, whose turns come late now and then.
    private func sent(limit: Int, seconds: Int, late: (Int) -> Duration) -> [Instant] {
        var lane = PaceLane(limit: limit)
        var waiting = (0..<16).map { _ in lane.turn(at: start) }
        var (now, sent, rounds) = (start, [Instant](), 0)
        while now < start + .seconds(seconds), let turn = waiting.min(), let place = waiting.firstIndex(of: turn) {
            rounds += 1
            now = max(now, turn + late(rounds))
            if let later = lane.send(at: now) {
                waiting[place] = later
            } else {
                sent.append(now)
                waiting[place] = lane.turn(at: now)
            }
        }
        return sent
    }

    private func most(_ sent: [Instant]) -> Int {
        sent.indices.map { first in sent[first...].prefix { $0 - sent[first] < .seconds(1) }.count }.max() ?? 0
    }

    @Test(arguments: [1, 2, 5, 24, 25, 40, 50])
    func neverMoreThanTheLimitInAnySecondHoweverLate(_ limit: Int) {
        let steady = sent(limit: limit, seconds: 60) { _ in .zero }
        let late = sent(limit: limit, seconds: 60) { $0 % 7 == 0 ? .milliseconds(290) : .zero }
        let uneven = sent(limit: limit, seconds: 60) { .milliseconds(($0 * 37) % 23) }
        for sent in [steady, late, uneven] { #expect(most(sent) <= limit) }
        #expect(Double(steady.count) >= Double(60 * limit) * 0.95)
    }

    @Test func smallDelaysCostNoThroughput() {
        let sent = sent(limit: 50, seconds: 60) { .milliseconds(($0 * 37) % 23) }
        #expect(Double(sent.count) >= 60 * 50 * 0.95)
    }

    @Test func aHoldIsForAllTurnsAndEndsWithoutABurst() {
        var lane = PaceLane(limit: 50)
        let turns = (0..<5).map { _ in lane.turn(at: start) }
        #expect(lane.send(at: start) == nil)
        let end = start + .seconds(3)
        lane.hold(until: end)
        let again = turns.dropFirst().compactMap { lane.send(at: $0) }
        #expect(again.count == 4 && again.first == end)
        for (one, next) in zip(again, again.dropFirst()) { #expect(next - one > .milliseconds(20)) }
        #expect(lane.send(at: end) == nil)
    }

    @Test func aShorterHoldDoesNotEndALongerOne() {
        var lane = PaceLane(limit: 50)
        lane.hold(until: start + .seconds(9))
        lane.hold(until: start + .seconds(1))
        #expect(lane.turn(at: start) == start + .seconds(9))
    }

    /// Asked at once and answered late: the bureau may have counted it late too.
    @Test func anAnswerThatTookLongCountsLater() {
        var lane = PaceLane(limit: 2)
        #expect(lane.send(at: start) == nil)
        lane.answered(sentAt: start, at: start + .milliseconds(200))
        let second = start + .milliseconds(600)
        #expect(lane.send(at: second) == nil)
        lane.answered(sentAt: second, at: second + .milliseconds(290))
        let third = start + .milliseconds(1200)
        #expect(lane.send(at: third) == nil)
        let fourth = start + .milliseconds(1650)
        #expect(lane.send(at: fourth).map { $0 > second + .milliseconds(1080) } == true)
    }
}
