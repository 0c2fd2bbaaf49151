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
    }

    /// The agents that are connected.
    public var slots: [Slot] {
        state.withLock { state in
            state.live.map { Slot(agent: $0.key, unreadable: $0.value.report.unreadable) }
        }
    }

    /// Disks of which two lie in slots, here or there: none of them is used.
    public var doubled: Set<Disk.Number> {
        state.withLock { state in
            let numbers = state.live.values.flatMap { $0.report.disks.map(\.number) }
            return Set(Dictionary(grouping: numbers) { $0 }.filter { $0.value.count > 1 }.keys)
        }
    }

    /// Where a disk lies; nil where it does not, or two do.
    func place(of disk: Disk.Number) -> InsertedDisk? { state.withLock { Self.inserted($0) }[disk] }

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
                let (inserted, agents) = self.state.withLock { (Self.inserted($0), Set($0.live.keys)) }
                try await store.keepInserted(Array(inserted.values), of: agents, at: now())
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

    private static func inserted(_ state: State) -> [Disk.Number: InsertedDisk] {
        let all = state.live.flatMap { id, live in live.report.disks.map { InsertedDisk(facts: $0, agent: id) } }
        return Dictionary(grouping: all) { $0.facts.number }.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
}

extension SlotReport {
    fileprivate func with(_ tries: Int, of disk: Disk.Number) -> SlotReport {
        SlotReport(disks: disks.map { $0.number == disk ? $0.with(tries) : $0 }, unreadable: unreadable)
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
