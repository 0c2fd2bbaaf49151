public import Domain
import Store
import Synchronization

extension AgentDesk {
    /// The next order for the agent, which it is given once; nil after `patience`.
    public func nextOrder(for agent: DiskAgent.ID, within patience: Duration) async -> DiskOrder? {
        let end = ContinuousClock.now + patience
        while !Task.isCancelled {
            // Listens before it looks, so that nothing is missed in between.
            let changes = orderSignal.listen()
            if let order = take(for: agent) { return order }
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

    private func take(for agent: DiskAgent.ID) -> DiskOrder? {
        state.withLock { state in
            state.live[agent]?.seenAt = now()
            let open = state.orders.values.first { $0.agent == agent && !$0.isTaken }
            guard let open else { return nil }
            state.orders[open.order.id]?.isTaken = true
            return open.order
        }
    }
}
