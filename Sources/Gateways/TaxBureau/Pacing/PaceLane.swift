/// The requests of one account: spaced evenly at 96 % of the bureau's limit, and never more than fit into a little over
/// a second at that pace, however late they were: what comes a little later still is not too much for any second.
struct PaceLane {
    typealias Instant = ContinuousClock.Instant

    private struct Request {
        let sentAt: Instant
        /// When the bureau has counted it, as far as is known.
        var countedAt: Instant
    }

    private static let share = 0.96
    /// A round trip that is longer than is usual by less than this says nothing of when the bureau counted.
    private static let noise = Duration.milliseconds(20)
    /// No longer one is believed to have been on its way: the bureau itself was slow.
    private static let longestWay = Duration.milliseconds(100)

    private let gap: Duration
    private let most: Int
    /// In which at most `most` are sent.
    private let span: Duration
    private var next: Instant?
    private var recent: [Request] = []
    /// Near the median of the round trips: a refusal that came at once makes no other answer late.
    private var usual: Duration?
    /// Nothing is sent before.
    private(set) var heldUntil: Instant?

    init(limit: Int) {
        let pace = Double(max(1, limit)) * Self.share
        gap = .seconds(1) / pace
        most = Int(pace) + 1
        span = gap * most
    }

    /// Takes the next turn.
    mutating func turn(at now: Instant) -> Instant {
        let turn = max(next ?? now, now, heldUntil ?? now)
        next = turn + gap
        return turn
    }

    /// Sends, or says when to ask again: turns that all came late would otherwise be too many at once.
    mutating func send(at now: Instant) -> Instant? {
        if let heldUntil, heldUntil > now { return turn(at: now) }
        let since = now - span
        recent.removeAll { $0.countedAt <= since }
        guard recent.count < most else { return recent[recent.count - most].countedAt + span }
        recent.append(Request(sentAt: now, countedAt: now))
        return nil
    }

    /// An answer that took long may mean that the bureau counted the request later than it was sent.
    mutating func answered(sentAt: Instant, at now: Instant) {
        let took = now - sentAt
        let before = usual ?? took
        let step = before / 64
        let usual = before + min(max(took - before, .zero - step), step)
        self.usual = usual
        guard took - usual > Self.noise, let place = recent.firstIndex(where: { $0.sentAt == sentAt }) else { return }
        recent[place].countedAt = sentAt + min(took - usual, Self.longestWay)
        recent.sort { $0.countedAt < $1.countedAt }
    }

    /// The bureau wants none before `until`; turns that were taken for earlier are taken anew.
    mutating func hold(until: Instant) {
        heldUntil = max(heldUntil ?? until, until)
        next = heldUntil
    }
}
