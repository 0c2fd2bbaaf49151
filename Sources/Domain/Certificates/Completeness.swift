public import Foundation

/// How a month of one direction was last found, when all its kinds were compared with the bureau.
public struct CertifiedMonth: Hashable, Sendable {
    public let days: DayRange
    /// Of the bureau's figures and ours.
    public let bureauCount: Int
    public let ownCount: Int
    public let isEqual: Bool
    public let confirmedAt: Date
    /// The library's state then.
    public let revision: Int64

    public init(
        days: DayRange, bureauCount: Int, ownCount: Int, isEqual: Bool, confirmedAt: Date, revision: Int64
    ) {
        self.days = days
        self.bureauCount = bureauCount
        self.ownCount = ownCount
        self.isEqual = isEqual
        self.confirmedAt = confirmedAt
        self.revision = revision
    }
}

/// A month of one direction: what the library holds, and how it was last found.
public struct MonthHolding: Hashable, Sendable {
    public var count: Int
    /// Goes up with every invoice that comes, goes or changes its figures, by whatever hand.
    public var revision: Int64
    public var certified: CertifiedMonth?

    public init(count: Int = 0, revision: Int64 = 0, certified: CertifiedMonth? = nil) {
        self.count = count
        self.revision = revision
        self.certified = certified
    }
}

/// A cell of the completeness map: one company, one month.
public struct Completeness: Hashable, Sendable {
    public enum State: Int, CaseIterable, Comparable, Sendable {
        /// 未下载, 一张不少, 已下载未核对, 有变化, 有缺口: of two directions the later one counts.
        case absent, whole, unchecked, drifted, gap

        public static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }

        public var name: String {
            switch self {
            case .absent: "未下载"
            case .whole: "一张不少"
            case .unchecked: "已下载未核对"
            case .drifted: "有变化"
            case .gap: "有缺口"
            }
        }
    }

    public let state: State
    /// Whole, unchecked: invoices here. Drifted: how many more are here than were certified. Gap: how many more the
    /// bureau has.
    public let figure: Int
    /// The only direction that it speaks of; nil: of both.
    public let direction: Direction?

    public init(state: State, figure: Int, direction: Direction? = nil) {
        self.state = state
        self.figure = figure
        self.direction = direction
    }

    public init(of holdings: [Direction: MonthHolding], in month: Month, at now: Date) {
        let states = holdings.mapValues { $0.state(in: month, at: now) }.filter { $0.value != .absent }
        let worst = states.values.max() ?? .absent
        let figure = holdings.reduce(0) { sum, holding in
            guard worst == .whole || worst == .unchecked || states[holding.key] == worst else { return sum }
            return sum + holding.value.figure(for: worst)
        }
        self.init(state: worst, figure: figure, direction: states.count == 1 ? states.keys.first : nil)
    }
}

extension MonthHolding {
    /// The days up to now count for the month that runs; a month that is over counts when it was confirmed after its end.
    fileprivate func state(in month: Month, at now: Date) -> Completeness.State {
        guard let certified else { return count > 0 ? .unchecked : .absent }
        if !certified.isEqual { return .gap }
        if certified.revision != revision { return .drifted }
        let isOver = Day(at: now) > month.last
        let isCovered = certified.days.last == month.last && Day(at: certified.confirmedAt) > month.last
        return certified.days.first == month.first && (isCovered || !isOver) ? .whole : .unchecked
    }

    fileprivate func figure(for state: Completeness.State) -> Int {
        switch state {
        case .absent, .whole, .unchecked: count
        case .drifted: count - (certified?.ownCount ?? 0)
        case .gap: (certified?.bureauCount ?? 0) - (certified?.ownCount ?? 0)
        }
    }
}
