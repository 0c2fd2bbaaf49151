/// Spaces the requests of one session evenly, so that the bureau's limit per second is never met.
actor Pacer {
    private let gap: Duration
    private let clock = ContinuousClock()
    private var nextFree: [String: ContinuousClock.Instant] = [:]

    init(perSecond: Int) { gap = .seconds(1) / max(1, perSecond) }

    /// Returns when the session may ask again. A cancelled task returns at once.
    func wait(for session: String) async {
        let now = clock.now
        let turn = max(nextFree[session] ?? now, now)
        nextFree[session] = turn + gap
        if nextFree.count > 1000 { nextFree = nextFree.filter { $0.value > now } }
        guard turn > now else { return }
        try? await clock.sleep(until: turn)
    }
}
