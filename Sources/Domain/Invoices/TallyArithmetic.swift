/// Sums wrap instead of trapping: a row that somebody filled with an absurd amount must not end the process.
extension Tally: AdditiveArithmetic {
    public static func + (left: Tally, right: Tally) -> Tally {
        Tally(count: left.count + right.count, sums: left.sums + right.sums)
    }

    /// What `left` has more; all figures may be negative.
    public static func - (left: Tally, right: Tally) -> Tally {
        Tally(count: left.count - right.count, sums: left.sums - right.sums)
    }
}

extension Sums: AdditiveArithmetic {
    public static func + (left: Sums, right: Sums) -> Sums { left.combined(with: right, &+) }

    public static func - (left: Sums, right: Sums) -> Sums { left.combined(with: right, &-) }

    private func combined(with other: Sums, _ operation: (Int64, Int64) -> Int64) -> Sums {
        Sums(
            amount: Fen(rawValue: operation(amount.rawValue, other.amount.rawValue)),
            tax: Fen(rawValue: operation(tax.rawValue, other.tax.rawValue)),
            total: Fen(rawValue: operation(total.rawValue, other.total.rawValue)))
    }
}
