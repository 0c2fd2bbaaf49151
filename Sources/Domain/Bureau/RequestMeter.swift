/// How hard the bureau is asked: by one account, or by all of them.
public struct RequestMeter: Hashable, Sendable {
    public let lastSecond: Int
    public let lastMinute: Int
    /// Since midnight in China, or since this process began, whichever is later.
    public let today: Int
    /// What the bureau allows an account in a second.
    public let limit: Int
    /// Asked and not answered yet, by all accounts.
    public let inFlight: Int

    public init(lastSecond: Int, lastMinute: Int, today: Int, limit: Int, inFlight: Int) {
        self.lastSecond = lastSecond
        self.lastMinute = lastMinute
        self.today = today
        self.limit = limit
        self.inFlight = inFlight
    }
}
