import Domain

/// An invoice without its words: what counting needs.
struct InvoiceFacts: Sendable {
    struct Place: Hashable, Sendable {
        let day: Day
        let index: Int
    }

    let day: Day
    let index: Int
    let kind: InvoiceKind
    /// Seconds since 1970.
    let issuedAt: Int
    /// Thousandths; 0 is 免税.
    let rate: Int
    let sums: Sums
    let isVoided: Bool
    let reversal: Reversal?
    /// The blue invoice that this red one takes back.
    let original: Place?
    var fate = Fate()

    var isRed: Bool { original != nil }
    var sign: InvoiceSign { isRed ? .negative : .positive }
    var place: Place { Place(day: day, index: index) }

    /// Seconds since 1970 from which on the bureau shows it.
    var arrivesAt: Int { fate.arrivesAt ?? issuedAt }

    /// A blue invoice is reversed from the instant at which its red one exists.
    func status(at now: Int) -> InvoiceStatus {
        if isVoided { return .voided }
        if let reversal, reversal.issuedAt <= now { return reversal.percent == 100 ? .reversed : .partlyReversed }
        if reversal == nil, let change = fate.changesAt, change.second <= now { return change.status }
        return .normal
    }
}

extension Sums {
    /// Tax is rate × amount rounded half away from zero to the fen; a negative amount mirrors the positive one.
    static func taxed(_ amount: Int64, rate: Int) -> Sums {
        let magnitude = (Int64(amount.magnitude) * Int64(rate) + 500) / 1000
        let tax = amount < 0 ? -magnitude : magnitude
        return Sums(amount: Fen(rawValue: amount), tax: Fen(rawValue: tax), total: Fen(rawValue: amount + tax))
    }

    static func + (left: Sums, right: Sums) -> Sums {
        Sums(amount: left.amount + right.amount, tax: left.tax + right.tax, total: left.total + right.total)
    }
}

extension Tally {
    static func + (left: Tally, right: Tally) -> Tally {
        Tally(count: left.count + right.count, sums: left.sums + right.sums)
    }

    static func += (left: inout Tally, right: Tally) { left = left + right }
}
