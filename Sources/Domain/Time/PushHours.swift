public import Foundation

/// When people may be disturbed by a push, by China's clock.
public struct PushHours: Hashable, Sendable {
    /// 0–23.
    public let from: Int
    /// 1–24, later than `from`.
    public let to: Int

    public static let day = PushHours(from: 8, to: 22)
    public static let always = PushHours(from: 0, to: 24)

    private init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    /// Reads `8-22`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let from = parts[0], let to = parts[1], (0...23).contains(from), (1...24).contains(to),
            from < to
        else { return nil }
        self.init(from: from, to: to)
    }

    /// `8:00–22:00`.
    public var description: String { "\(from):00–\(to):00" }

    /// The first instant from `now` on at which people may be disturbed.
    public func next(from now: Date) -> Date {
        let today = Day(at: now)
        let hour = now.timeIntervalSince(today.start) / 3600
        if hour < Double(from) { return today.start.addingTimeInterval(Double(from) * 3600) }
        if hour >= Double(to) { return (today + 1).start.addingTimeInterval(Double(from) * 3600) }
        return now
    }
}
