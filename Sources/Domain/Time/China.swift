public import Foundation

/// China Standard Time: one zone, no summer time, so no zone database is asked.
public enum China {
    static let offset: TimeInterval = 8 * 3600

    /// `2026-10-03 14:05:09`, the form of 开票日期 on the wire and in files.
    public static func timestamp(_ instant: Date) -> String {
        let day = Day(at: instant)
        let second = Int((instant.timeIntervalSince(day.start)).rounded(.down))
        return "\(day) \((second / 3600).padded(2)):\((second / 60 % 60).padded(2)):\((second % 60).padded(2))"
    }

    /// Reads `2026-10-03 14:05:09`; also with `T`, and a bare day as its midnight.
    public static func instant(_ text: String) -> Date? {
        guard let day = Day(String(text.prefix(10))) else { return nil }
        if text.count == 10 { return day.start }
        let fields = text.dropFirst(11).split(separator: ":", omittingEmptySubsequences: false)
        guard [" ", "T"].contains(text.dropFirst(10).first), fields.map(\.count) == [2, 2, 2],
            fields.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            let hour = Int(fields[0]), let minute = Int(fields[1]), let second = Int(fields[2]),
            (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second)
        else { return nil }
        return day.start.addingTimeInterval(Double(hour * 3600 + minute * 60 + second))
    }
}

extension Int {
    func padded(_ width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
