/// 价税合计 from `from` to `to`, both included.
public struct AmountRange: Hashable, Sendable {
    public let from: Fen
    public let to: Fen

    /// 10^13 fen: no invoice is of more than 1,000 亿元.
    private static let most = Fen(rawValue: 10_000_000_000_000)

    /// Nil where the range would end before it begins.
    public init?(_ from: Fen, _ to: Fen) {
        guard from <= to else { return nil }
        self.init(unchecked: from, to)
    }

    private init(unchecked from: Fen, _ to: Fen) {
        self.from = from
        self.to = to
    }

    /// All that an invoice of this sign can come to: nothing too, of both.
    public static func all(_ sign: InvoiceSign) -> AmountRange {
        switch sign {
        case .positive: AmountRange(unchecked: .zero, most)
        case .negative: AmountRange(unchecked: -most, .zero)
        }
    }

    public func contains(_ total: Fen) -> Bool { from <= total && total <= to }

    /// The two parts, the lower first; nil for a single fen. Invoices are many where amounts are small, so bounds that
    /// are far apart are cut near their geometric mean, else in the middle.
    public var halves: (AmountRange, AmountRange)? {
        guard from < to else { return nil }
        if from < .zero, to <= .zero { return mirrored.halves.map { ($1.mirrored, $0.mirrored) } }
        let end = from < .zero ? Fen(rawValue: -1) : middle
        return (
            AmountRange(unchecked: from, end), AmountRange(unchecked: Fen(rawValue: end.rawValue + 1), to)
        )
    }

    /// The end of the lower half of a range that is not negative.
    private var middle: Fen {
        let least = max(1, from.rawValue)
        let doublings = Int64.bitWidth - 1 - (to.rawValue / least).leadingZeroBitCount
        guard doublings > 1 else { return Fen(rawValue: from.rawValue + (to.rawValue - from.rawValue) / 2) }
        return Fen(rawValue: least << Int64(doublings / 2))
    }

    private var mirrored: AmountRange { AmountRange(unchecked: -to, -from) }
}
