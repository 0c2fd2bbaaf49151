import Domain

/// All the invoices of one company in one direction: a pure function of seed, tax number, direction, day and index.
struct InvoiceStream: Sendable {
    let company: DemoCompany
    let direction: Direction
    let seed: UInt64
    private let monthlyBlues: Int
    private let mix: KindMix
    let crowded = DayMemo()
    /// What the knobs make of it.
    var drift = Drift()
    /// Those of the held back that have come.
    var arrived: Set<InvoiceFacts.Place> = []

    init(seed: UInt64, company: DemoCompany, direction: Direction) {
        self.company = company
        self.direction = direction
        self.seed = Dice.mix(seed ^ Dice.hash(company.taxNumber + direction.rawValue))
        // Two of three come in; red ones are on top, some four in a hundred.
        monthlyBlues = company.monthlyInvoices * (direction == .received ? 65 : 35) * 96 / 10_000
        mix = .of(direction)
    }

    func plan(_ day: Day) -> DayPlan {
        DayPlan(day, streamSeed: seed, monthlyBlues: monthlyBlues, given: dense(day))
    }

    private func dense(_ day: Day) -> Int? {
        guard let dense = drift.denseDay, dense.creditCode == company.taxNumber, dense.direction == direction,
            dense.day == day
        else { return nil }
        return dense.invoices
    }

    func ledger(_ day: Day) -> DayLedger {
        var reds: [RedSlot] = []
        for lag in 1...DayPlan.longestLag {
            let earlier = plan(day - lag)
            guard earlier.lag == lag else { continue }
            reds += (0..<earlier.reversals).map { RedSlot(plan: earlier, number: $0) }
        }
        return DayLedger(stream: self, plan: plan(day), reds: reds)
    }

    func blue(_ plan: DayPlan, at index: Int) -> InvoiceFacts {
        var dice = Dice(seed, UInt64(bitPattern: Int64(plan.day.rawValue)), UInt64(index) &+ 1)
        let reversal = plan.reversal(at: index)
        let kind = kind(isReversed: reversal != nil, &dice)
        let rate = dice.pick(kind.rates)
        let (least, doublings) = kind.amounts
        let floor = least << Int64(dice.below(doublings))
        let amount = floor + Int64(dice.below(Int(floor)))
        let opening = 8 * 3600 + 1800
        let span = 11 * 3600
        let second = opening + (index * span + dice.below(span)) / max(1, plan.blues)
        return InvoiceFacts(
            day: plan.day, index: index, kind: kind, issuedAt: plan.day.startSecond + second, rate: rate,
            sums: .taxed(amount, rate: rate), isVoided: kind.isVoidable && dice.chance(120), reversal: reversal,
            original: nil)
    }

    /// Only a 数电票 can be named by its 20 digits, so only such ones are reversed.
    private func kind(isReversed: Bool, _ dice: inout Dice) -> InvoiceKind {
        let kind = mix.kind(&dice)
        guard isReversed else { return kind }
        return kind == .digitalOrdinary ? kind : .digitalSpecial
    }
}

/// One of the day's red invoices: the blue day it comes from, and which of that day's reversals it is.
struct RedSlot: Sendable {
    let plan: DayPlan
    let number: Int
}
