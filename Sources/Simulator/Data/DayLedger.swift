import Domain

/// One day's invoices: blue ones first, then red ones.
struct DayLedger: Sendable {
    let stream: InvoiceStream
    let plan: DayPlan
    let reds: [RedSlot]

    var count: Int { plan.blues + reds.count }

    subscript(_ index: Int) -> InvoiceFacts {
        stream.fated(index < plan.blues ? stream.blue(plan, at: index) : red(index))
    }

    /// What the bureau shows, in the order in which it was issued.
    func facts(upTo now: Int) -> [InvoiceFacts] { come(upTo: now).filter { !stream.isHeldBack($0.place) } }

    /// The first that only waits to be let in.
    func heldBack(upTo now: Int, where isWanted: (InvoiceFacts) -> Bool) -> InvoiceFacts? {
        come(upTo: now).first { stream.isHeldBack($0.place) && isWanted($0) }
    }

    private func come(upTo now: Int) -> [InvoiceFacts] {
        stream.crowded.facts(of: plan.day, count: count, under: stream.drift) {
            (0..<count).map { self[$0] }.sorted { ($0.issuedAt, $0.index) < ($1.issuedAt, $1.index) }
        }.filter { $0.arrivesAt <= now }
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
