public import Domain
import Store
import Synchronization

extension AgentDesk {
    /// A newer poll of the same agent has begun: what asked before is gone, or another program that has its key.
    public struct PollReplaced: Error {
        public init() {}
    }

    /// The next order for the agent, which it is given once; nil after `patience`. Throws `PollReplaced`.
    public func nextOrder(
        for agent: DiskAgent.ID, within patience: Duration
    ) async throws(PollReplaced) -> DiskOrder? {
        let end = ContinuousClock.now + patience
        let poll = state.withLock { state in
            let poll = (state.polls[agent] ?? 0) + 1
            state.polls[agent] = poll
            return poll
        }
        orderSignal.fire()
        while !Task.isCancelled {
            // Listens before it looks, so that nothing is missed in between.
            let changes = orderSignal.listen()
            if let order = try take(for: agent, poll: poll) { return order }
            let left = end - .now
            guard left > .zero else { return nil }
            await changes.first(within: left)
        }
        return nil
    }

    /// False for an order that is not this agent's, or over.
    public func answer(_ id: String, by agent: DiskAgent.ID, with answer: DiskAnswer) -> Bool {
        let isKnown = state.withLock { state in
            guard let pending = state.orders[id], pending.agent == agent, pending.isTaken, pending.answer == nil else {
                return false
            }
            state.orders[id]?.answer = answer
            return true
        }
        if isKnown { orderSignal.fire() }
        return isKnown
    }

    /// Has the agent carry the order out. Throws `agentSilent` where no answer comes.
    func carryOut(_ order: DiskOrder, at agent: DiskAgent.ID) async throws(DiskRefusal) -> DiskAnswer {
        state.withLock { $0.orders[order.id] = Pending(order: order, agent: agent) }
        defer { state.withLock { _ = $0.orders.removeValue(forKey: order.id) } }
        orderSignal.fire()
        let end = ContinuousClock.now + self.patience
        while !Task.isCancelled {
            let changes = orderSignal.listen()
            if let answer = state.withLock({ $0.orders[order.id]?.answer }) { return answer }
            let left = end - .now
            guard left > .zero else { break }
            await changes.first(within: left)
        }
        throw .agentSilent
    }

    private func take(for agent: DiskAgent.ID, poll: Int) throws(PollReplaced) -> DiskOrder? {
        try state.withLock { state throws(PollReplaced) in
            guard state.polls[agent] == poll else { throw PollReplaced() }
            state.live[agent]?.seenAt = now()
            let open = state.orders.values.first { $0.agent == agent && !$0.isTaken }
            guard let open else { return nil }
            state.orders[open.order.id]?.isTaken = true
            return open.order
        }
    }
}
