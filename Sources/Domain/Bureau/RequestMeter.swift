/// How hard the bureau is asked by some accounts.
public struct RequestMeter: Hashable, Sendable {
    public let lastSecond: Int
    public let lastMinute: Int
    /// Since midnight in China, or since this process began, whichever is later.
    public let today: Int
    /// What the bureau allows an account in a second.
    public let limit: Int
    /// Asked and not answered yet, by whatever account.
    public let inFlight: Int

    public init(lastSecond: Int, lastMinute: Int, today: Int, limit: Int, inFlight: Int) {
        self.lastSecond = lastSecond
        self.lastMinute = lastMinute
        self.today = today
        self.limit = limit
        self.inFlight = inFlight
    }

    /// Those of two places; the limit is of the first.
    public static func + (one: Self, other: Self) -> Self {
        Self(
            lastSecond: one.lastSecond + other.lastSecond, lastMinute: one.lastMinute + other.lastMinute,
            today: one.today + other.today, limit: one.limit, inFlight: one.inFlight + other.inFlight)
    }
}
