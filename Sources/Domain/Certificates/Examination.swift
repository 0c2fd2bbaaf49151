/// A certificate's list beside the library as it is now.
public struct Examination: Hashable, Sendable {
    /// An invoice that is not as it was certified.
    public struct Difference: Hashable, Sendable {
        public let key: String
        /// Nil: it has come since.
        public let certified: Sums?
        /// Nil: it is no longer among these invoices.
        public let now: Sums?
        /// Where the library has it instead.
        public var moved: Move?

        public init(key: String, certified: Sums?, now: Sums?, moved: Move? = nil) {
            self.key = key
            self.certified = certified
            self.now = now
            self.moved = moved
        }

        public var isAddition: Bool { certified == nil }
    }

    public enum Move: Hashable, Sendable {
        case kind(InvoiceKind)
        case day(Day)
    }

    /// The first few, by number.
    public var differences: [Difference] = []
    public private(set) var missing = 0
    public private(set) var altered = 0
    public private(set) var added = 0

    /// How many differences are kept by name.
    public static let mostNamed = 200

    public init() {}

    /// Both give entries in order of their keys.
    public init(
        certified: () throws -> LedgerEntry?, library: () throws -> LedgerEntry?
    ) rethrows {
        var (was, now) = (try certified(), try library())
        while was != nil || now != nil {
            if let old = was, let new = now, old.key == new.key {
                if old.sums != new.sums { add(Difference(key: old.key, certified: old.sums, now: new.sums)) }
                (was, now) = (try certified(), try library())
            } else if let old = was, now.map({ LedgerEntry.precedes(old.key, $0.key) }) ?? true {
                add(Difference(key: old.key, certified: old.sums, now: nil))
                was = try certified()
            } else if let new = now {
                add(Difference(key: new.key, certified: nil, now: new.sums))
                now = try library()
            }
        }
    }

    private mutating func add(_ difference: Difference) {
        if difference.certified == nil {
            added += 1
        } else if difference.now == nil {
            missing += 1
        } else {
            altered += 1
        }
        if differences.count < Self.mostNamed { differences.append(difference) }
    }

    /// An invoice that left one kind for another is named there, not as a newcomer here.
    public mutating func forget(additions keys: Set<String>) {
        let rest = differences.filter { !($0.isAddition && keys.contains($0.key)) }
        added -= differences.count - rest.count
        differences = rest
    }

    /// Something certified is gone or is otherwise.
    public var isBroken: Bool { missing + altered > 0 }
    public var isIntact: Bool { !isBroken && added == 0 }
}

extension Examination.Difference {
    /// What is not as it was: `价税合计 核对时 ¥113.00，现在 ¥113.01`.
    public var words: String {
        switch (certified, now, moved) {
        case (nil, _, _): "核对之后新增"
        case (_, nil, .kind(let kind)): "发票类型已变为 \(kind.name)"
        case (_, nil, .day(let day)): "开票日期已变为 \(day)"
        case (_, nil, nil): "本地已没有"
        case (let old?, let new?, _):
            [("金额", old.amount, new.amount), ("税额", old.tax, new.tax), ("价税合计", old.total, new.total)]
                .filter { $0.1 != $0.2 }.map { "\($0.0) 核对时 \($0.1.display)，现在 \($0.2.display)" }
                .joined(separator: "；")
        }
    }
}
