public import Foundation

/// 有效期 of an interface token.
public enum APITokenTerm: String, CaseIterable, Sendable {
    case days90 = "90-days"
    case year = "1-year"
    case unlimited

    public var word: String {
        switch self {
        case .days90: "90 天"
        case .year: "1 年"
        case .unlimited: "不限"
        }
    }

    /// Nil: none.
    public func end(from now: Date) -> Date? {
        switch self {
        case .days90: now.addingTimeInterval(90 * 86_400)
        case .year: now.addingTimeInterval(365 * 86_400)
        case .unlimited: nil
        }
    }
}
