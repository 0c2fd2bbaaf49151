public import Domain
public import Foundation
public import Store
import Synchronization

/// The agents that are connected, what lies in their slots, and the orders that they are to carry out. In memory: an
/// agent tells all of it again when it connects.
public final class AgentDesk: Sendable {
    struct Live: Sendable {
        var report: SlotReport
        var seenAt: Date
    }

    struct Pending: Sendable {
        let order: DiskOrder
        let agent: DiskAgent.ID
        var isTaken = false
        var answer: DiskAnswer?
    }

    struct State: Sendable {
        var live: [DiskAgent.ID: Live] = [:]
        var orders: [String: Pending] = [:]
        /// The newest poll of each agent.
        var polls: [DiskAgent.ID: Int] = [:]
        /// Agents that are refused for their time, until they are admitted or silent.
        var clocks: [DiskAgent.ID: (ahead: Int, seenAt: Date)] = [:]
        var writing: Task<Void, any Error>?
        /// The last write failed: the next report writes, news or not.
        var isStale = false
    }

    /// A connected agent tells something at least every ten seconds.
    static let longestSilence: TimeInterval = 25

    let store: Store
    let state = Mutex(State())
    /// Fires when there is a new order, or an answer to one.
    public let orderSignal = Signal()
    let patience: Duration
    let now: @Sendable () -> Date

    /// - Parameter patience: how long an order waits for its answer; a person waits with it.
    public init(store: Store, patience: Duration = .seconds(15), now: @escaping @Sendable () -> Date) {
        self.store = store
        self.patience = patience
        self.now = now
    }

    /// What lies in the agent's slot now. Returns when it is written.
    public func report(_ report: SlotReport, by agent: DiskAgent.ID) async throws {
        let isNews = state.withLock { state in
            state.clocks[agent] = nil
            defer { state.live[agent] = Live(report: report, seenAt: now()) }
            return state.isStale || state.live[agent]?.report != report
        }
        if isNews { try await write() }
    }

    /// It is revoked, or has been silent for too long.
    public func drop(_ agent: DiskAgent.ID) async throws {
        let wasLive = state.withLock { $0.live.removeValue(forKey: agent) != nil }
        if wasLive { try await write() }
    }

    /// A slot as people are shown it.
    public struct Slot: Hashable, Sendable {
        public let agent: DiskAgent.ID
        public let unreadable: [String]
        /// How many disks more lie there than the agent tells of.
        public let more: Int
    }

    /// The agents that are connected.
    public var slots: [Slot] {
        state.withLock { state in
            state.live.map { id, live in
                Slot(agent: id, unreadable: live.report.unreadable, more: live.report.more ?? 0)
            }
        }
    }

    /// How many seconds the clocks of agents that are refused for it are ahead of ours; negative: behind.
    public var clocks: [DiskAgent.ID: Int] { state.withLock { $0.clocks.mapValues(\.ahead) } }

    /// The agent was refused for its time.
    public func note(clockAhead seconds: Int, of agent: DiskAgent.ID) {
        let former = state.withLock { state in
            defer { state.clocks[agent] = (seconds, now()) }
            return state.clocks[agent]?.ahead
        }
        if former.map({ $0 / 60 }) != seconds / 60 { store.diskSignal.fire() }
    }

    /// Disks of which two lie in slots, here or there, and by which agents: none of them is used.
    public var doubled: [Disk.Number: Set<DiskAgent.ID>] {
        state.withLock { Self.lying($0) }.filter { $0.value.count > 1 }.mapValues { Set($0.map(\.agent)) }
    }

    /// Where a disk lies; nil where it does not, or two do.
    func place(of disk: Disk.Number) -> InsertedDisk? {
        let places = state.withLock { Self.lying($0) }[disk] ?? []
        return places.count == 1 ? places[0] : nil
    }

    /// The disk has counted a try.
    func keep(triesLeft: Int, of disk: Disk.Number) async throws {
        state.withLock { state in
            for (id, live) in state.live where live.report.disks.contains(where: { $0.number == disk }) {
                state.live[id]?.report = live.report.with(triesLeft, of: disk)
            }
        }
        try await write()
    }

    private func write() async throws {
        let task = state.withLock { state in
            let former = state.writing
            let task = Task {
                _ = await former?.result
                let (lying, agents) = self.state.withLock { (Self.lying($0), Set($0.live.keys)) }
                try await store.keepInserted(
                    lying.values.filter { $0.count == 1 }.map { $0[0] },
                    doubled: lying.values.filter { $0.count > 1 }.map { $0[0] }, of: agents, at: now())
            }
            state.writing = task
            return task
        }
        do { try await task.value } catch {
            state.withLock { $0.isStale = true }
            throw error
        }
        state.withLock { $0.isStale = false }
    }

    private static func lying(_ state: State) -> [Disk.Number: [InsertedDisk]] {
        let all = state.live.flatMap { id, live in live.report.disks.map { InsertedDisk(facts: $0, agent: id) } }
        return Dictionary(grouping: all) { $0.facts.number }
    }
}

extension SlotReport {
    fileprivate func with(_ tries: Int, of disk: Disk.Number) -> SlotReport {
        SlotReport(disks: disks.map { $0.number == disk ? $0.with(tries) : $0 }, unreadable: unreadable, more: more)
    }
}

extension DiskFacts {
    fileprivate func with(_ tries: Int) -> DiskFacts {
        guard let from = Day(validFrom), let to = Day(validTo) else { return self }
        return DiskFacts(
            number: number, kind: kind, branch: branch, company: company, taxNumber: taxNumber, validFrom: from,
            validTo: to, triesLeft: tries)
    }
}
