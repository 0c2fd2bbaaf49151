import Domain
import Foundation

/// Every invoice that the bureau knows of one company: those of the last 370 days, up to now.
struct Archive: Sendable {
    let company: DemoCompany
    let counterparties: Counterparties
    let numbers: NumberScheme
    let tallies: TallyMemo
    private var issued: InvoiceStream
    private var received: InvoiceStream

    static let depth = 370

    init(seed: UInt64, company: DemoCompany, counterparties: Counterparties, tallies: TallyMemo) {
        self.company = company
        self.counterparties = counterparties
        self.tallies = tallies
        numbers = NumberScheme(seed: seed, taxNumber: company.taxNumber)
        issued = InvoiceStream(seed: seed, company: company, direction: .issued)
        received = InvoiceStream(seed: seed, company: company, direction: .received)
    }

    /// The same archive as knobs and arrivals make it.
    func adrift(_ drift: Drift, _ arrived: [Direction: Set<InvoiceFacts.Place>]) -> Archive {
        var archive = self
        (archive.issued.drift, archive.issued.arrived) = (drift, arrived[.issued] ?? [])
        (archive.received.drift, archive.received.arrived) = (drift, arrived[.received] ?? [])
        return archive
    }

    func stream(_ direction: Direction) -> InvoiceStream { direction == .issued ? issued : received }

    /// The days of `range` that have invoices.
    func days(in range: DayRange, now: Date) -> ClosedRange<Int>? {
        let today = Day(at: now)
        let first = max(range.first, today - Self.depth)
        let last = min(range.last, today)
        return first <= last ? first.rawValue...last.rawValue : nil
    }

    /// The day's invoices that the query means, in the order in which they were issued.
    func facts(on day: Day, _ query: InvoiceQuery, now: Int) -> [InvoiceFacts] {
        stream(query.direction).ledger(day).facts(upTo: now).filter { admits($0, query, now: now) }
    }

    /// The first invoice of the query that waits to be let in.
    func heldBack(_ query: InvoiceQuery, now: Date) -> InvoiceFacts? {
        days(in: query.days, now: now)?.lazy.compactMap { day in
            stream(query.direction).ledger(Day(rawValue: day)).heldBack(upTo: now.second) {
                admits($0, query, now: now.second)
            }
        }.first
    }

    private func admits(_ facts: InvoiceFacts, _ query: InvoiceQuery, now: Int) -> Bool {
        let status = facts.status(at: now)
        return query.admits(facts.kind, status, facts.sign, deduction(of: facts, status, query.direction, now: now))
            && query.totals?.contains(facts.sums.total) ?? true
    }

    func group(of facts: InvoiceFacts, _ direction: Direction, now: Int) -> InvoiceGroup {
        let status = facts.status(at: now)
        return InvoiceGroup(
            kind: facts.kind, status: status, deduction: deduction(of: facts, status, direction, now: now),
            sign: facts.sign)
    }

    /// The invoice with this key, in either direction.
    func invoice(key: String, now: Date) -> (facts: InvoiceFacts, direction: Direction)? {
        guard let (direction, place) = numbers.place(ofKey: key) else { return nil }
        let today = Day(at: now)
        guard place.day <= today, place.day >= today - Self.depth else { return nil }
        let ledger = stream(direction).ledger(place.day)
        guard place.index < ledger.count else { return nil }
        let facts = ledger[place.index]
        guard facts.arrivesAt <= now.second, !stream(direction).isHeldBack(facts.place),
            number(of: facts, direction).key == key
        else { return nil }
        return (facts, direction)
    }
}

extension Date {
    /// Whole seconds since 1970.
    var second: Int { Int(timeIntervalSince1970.rounded(.down)) }
}
