import Testing

extension Site {
    /// Until the console and the world answer. Nothing else tells another process of a console without --demo: its
    /// standard output is no terminal and so not written line by line.
    func waitUntilServed() async throws {
        let end = ContinuousClock.now + .seconds(30)
        for base in [console, world.base] {
            while await !isServed(base) {
                try #require(ContinuousClock.now < end, "\(base) does not answer")
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private func isServed(_ base: String) async -> Bool {
        (try? await Visitor(base).get("/healthz"))?.status != nil
    }
}
