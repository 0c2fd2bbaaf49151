import Domain

/// The knobs by which invoices come late, change, or crowd: what the archives are a function of, beside the seed.
struct Drift: Sendable, Equatable {
    /// Share of received invoices that the bureau shows only days after 开票日期.
    var lateRate = 0.0
    /// At most so many days, 1–7.
    var lateDays = 3
    /// Share of blue invoices whose status changes within 15 days, and as large a share whose 抵扣状态 does.
    var statusChangeRate = 0.0
    /// Whether some invoices are held back until a page request lets them in.
    var holdsBack = false
    var denseDay: DenseDay?
}

/// A day with very many invoices.
struct DenseDay: Sendable, Equatable {
    let creditCode: String
    let direction: Direction
    let day: Day
    /// Blue ones.
    let invoices: Int
}

/// What the knobs have in store for one invoice.
struct Fate: Sendable {
    /// Seconds since 1970; nil: at once.
    var arrivesAt: Int?
    var changesAt: (second: Int, status: InvoiceStatus)?
    var ticking: (tickedAt: Int, confirmedAt: Int)?
}

extension InvoiceStream {
    /// The invoice with its fate: drawn apart from its figures, so that no knob moves another invoice.
    func fated(_ facts: InvoiceFacts) -> InvoiceFacts {
        guard drift.lateRate > 0 || drift.statusChangeRate > 0 else { return facts }
        var dice = Dice(seed &+ 11, UInt64(bitPattern: Int64(facts.day.rawValue)), UInt64(facts.index))
        var fated = facts
        let (lag, second) = (1 + dice.below(drift.lateDays), dice.below(86_400))
        if dice.hits(drift.lateRate), direction == .received {
            fated.fate.arrivesAt = (facts.day + lag).startSecond + second
        }
        let (changes, ticks) = (dice.hits(drift.statusChangeRate), dice.hits(drift.statusChangeRate))
        guard !facts.isRed else { return fated }
        let status = facts.kind.changed(&dice)
        let days = (0..<3).map { _ in (1 + dice.below(7)) * 86_400 }
        if changes { fated.fate.changesAt = (facts.issuedAt + 2 * days[0], status) }
        if ticks { fated.fate.ticking = (facts.issuedAt + days[1], facts.issuedAt + days[1] + days[2]) }
        return fated
    }

    /// Whether the invoice is one of the few that wait for a page request.
    func isHeldBack(_ place: InvoiceFacts.Place) -> Bool {
        guard drift.holdsBack, !arrived.contains(place) else { return false }
        var dice = Dice(seed &+ 13, UInt64(bitPattern: Int64(place.day.rawValue)), UInt64(place.index))
        return dice.chance(20)
    }
}

extension InvoiceKind {
    /// What such an invoice may become: a 数电票 cannot be voided.
    fileprivate func changed(_ dice: inout Dice) -> InvoiceStatus {
        if isVoidable { return .voided }
        return dice.chance(700) ? .reversed : .partlyReversed
    }
}
