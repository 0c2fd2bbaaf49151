public import Foundation

/// 定时同步: a company's invoices are asked for every day, with those of the days before, because invoices arrive late
/// and change after they were downloaded.
public struct Schedule: Hashable, Sendable {
    public var isOn: Bool
    /// Of the day in China, 0–1439.
    public var minute: Int
    /// At least one.
    public var directions: Set<Direction>
    /// How many days before today are asked for again.
    public var lookBackDays: Int
    public var files: Set<FileFormat>
    /// 每日摘要: people are told by WeChat once a day what is new.
    public var hasDigest: Bool

    public static let lookBack = 1...90
    /// The bureau counts at most a year at once.
    static let longestDays = 366
    /// Ten days: received invoices come up to seven days late, and what changes does so soon.
    public static let standard = Schedule(
        isOn: true, minute: 120, directions: Set(Direction.allCases), lookBackDays: 10, files: [], hasDigest: true)

    public init(
        isOn: Bool, minute: Int, directions: Set<Direction>, lookBackDays: Int, files: Set<FileFormat>, hasDigest: Bool
    ) {
        self.isOn = isOn
        self.minute = minute
        self.directions = directions
        self.lookBackDays = lookBackDays
        self.files = files
        self.hasDigest = hasDigest
    }

    /// Later than `now`, never `now` itself: what runs on time has its next turn tomorrow.
    public func nextRun(after now: Date) -> Date { China.next(minute: minute, after: now) }

    /// What a run on `today` asks for. Days that earlier runs should have asked for and did not are taken over, as far
    /// as the bureau counts at once.
    ///
    /// - Parameter missed: the first day on which a run came to nothing; nil: none did.
    public func days(on today: Day, missed: Day?) -> DayRange {
        let first = min(missed ?? today, today) - lookBackDays
        return DayRange(max(first, today - (Self.longestDays - 1)), today) ?? DayRange(single: today)
    }
}

extension China {
    /// The first instant after `now` at which it is this minute of a day, 0–1439.
    public static func next(minute: Int, after now: Date) -> Date {
        let today = Day(at: now)
        let candidate = today.start.addingTimeInterval(Double(minute) * 60)
        return candidate > now ? candidate : (today + 1).start.addingTimeInterval(Double(minute) * 60)
    }
}
