import Domain
import Foundation

/// Lets requests pass to the bureau: each account at its pace, so many at once in all, none to a bureau that is closed.
actor Traffic {
    /// A request that is under way.
    struct Passage: Sendable {
        let access: BureauAccess
        let sentAt: ContinuousClock.Instant
    }

    /// Whoever would be held longer than this hears so instead.
    private static let longestHold = Duration.seconds(5)

    private let limit: Int
    private let mostInFlight: Int
    private let now: @Sendable () -> Date
    private let clock = ContinuousClock()
    private var lanes: [Account.ID: PaceLane] = [:]
    private var circuits: [Area: Circuit] = [:]
    private var counts: [Account.ID: RequestCounts] = [:]
    private var inFlight = 0
    private var queue: [CheckedContinuation<Void, Never>] = []

    init(limit: Int, mostInFlight: Int, now: @escaping @Sendable () -> Date) {
        self.limit = limit
        self.mostInFlight = max(1, mostInFlight)
        self.now = now
    }

    /// Returns when the request may be sent; whoever entered must leave. Throws what the bureau would answer where that
    /// is known, and `unreachable` when the task is cancelled.
    func enter(_ access: BureauAccess) async throws(BureauError) -> Passage {
        var turn = lanes[access.account, default: PaceLane(limit: limit)].turn(at: clock.now)
        while true {
            try check(access)
            if turn > clock.now { try? await clock.sleep(until: turn) }
            guard !Task.isCancelled else { throw .unreachable(reason: "cancelled while it waited") }
            // Not while it sleeps: a slot is for who is under way.
            await takeSlot()
            do { try check(access) } catch {
                giveSlot()
                throw error
            }
            let sentAt = clock.now
            guard let later = lanes[access.account, default: PaceLane(limit: limit)].send(at: sentAt) else {
                counts[access.account, default: RequestCounts()].add(at: now())
                circuits[access.area]?.ask(at: now())
                return Passage(access: access, sentAt: sentAt)
            }
            giveSlot()
            turn = later
        }
    }

    /// - Parameter error: what came instead of an answer.
    func leave(_ passage: Passage, with error: BureauError?) {
        giveSlot()
        let (account, area) = (passage.access.account, passage.access.area)
        lanes[account]?.answered(sentAt: passage.sentAt, at: clock.now)
        switch error {
        case .rateLimited(let seconds): lanes[account]?.hold(until: clock.now + .seconds(seconds))
        case .maintenance(let until): circuits[area] = Circuit(until: until, at: now())
        case .unreachable: break
        default: circuits[area] = nil
        }
    }

    private func check(_ access: BureauAccess) throws(BureauError) {
        if let circuit = circuits[access.area], !circuit.lets(at: now()) { throw .maintenance(until: circuit.until) }
        guard let end = lanes[access.account]?.heldUntil, end - clock.now > Self.longestHold else { return }
        throw .rateLimited(retryAfter: Int((end - clock.now).components.seconds) + 1)
    }

    private func takeSlot() async {
        if inFlight < mostInFlight {
            inFlight += 1
        } else {
            await withCheckedContinuation { queue.append($0) }
        }
    }

    /// To who waits longest, if anybody does.
    private func giveSlot() {
        if queue.isEmpty { inFlight -= 1 } else { queue.removeFirst().resume() }
    }

    /// How many wait for a slot.
    var waitingCount: Int { queue.count }

    func meter(of accounts: Set<Account.ID>) -> RequestMeter {
        let instant = now()
        let counts = self.counts.filter { accounts.contains($0.key) }.values
        func sum(_ count: (RequestCounts) -> Int) -> Int { counts.reduce(0) { $0 + count($1) } }
        return RequestMeter(
            lastSecond: sum { $0.within(1, of: instant) }, lastMinute: sum { $0.within(60, of: instant) },
            today: sum { $0.today(at: instant) }, limit: limit, inFlight: inFlight)
    }
}
