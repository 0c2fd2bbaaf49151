import Domain

/// One day's invoices: blue ones first, then red ones.
struct DayLedger: Sendable {
    let stream: InvoiceStream
    let plan: DayPlan
    let reds: [RedSlot]

    var count: Int { plan.blues + reds.count }

    subscript(_ index: Int) -> InvoiceFacts {
        index < plan.blues ? stream.blue(plan, at: index) : red(index)
    }

    /// In the order in which they were issued.
    func facts(upTo now: Int) -> [InvoiceFacts] {
        (0..<count).map { self[$0] }.filter { $0.issuedAt <= now }
            .sorted { ($0.issuedAt, $0.index) < ($1.issuedAt, $1.index) }
    }

    private func red(_ index: Int) -> InvoiceFacts {
        let slot = reds[index - plan.blues]
        let blue = stream.blue(slot.plan, at: slot.plan.reversedIndex(slot.number))
        let reversal = slot.plan.reversal(slot.number)
        let amount = blue.sums.amount.rawValue * Int64(reversal.percent) / 100
        return InvoiceFacts(
            day: plan.day, index: index, kind: blue.kind, issuedAt: reversal.issuedAt, rate: blue.rate,
            sums: .taxed(-amount, rate: blue.rate), isVoided: false, reversal: nil,
            original: InvoiceFacts.Place(day: blue.day, index: blue.index))
    }
}
