import Domain

/// What a page request asks for.
struct PageRequest: Hashable, Sendable {
    let taxNumber: String
    let query: InvoiceQuery
    /// From 1.
    let page: Int
    let pageSize: Int
}

extension Bureau {
    /// A company's archive as it stands under the knobs.
    func archive(of session: BureauSession) -> Archive {
        archive(of: session.archive.company.taxNumber) ?? session.archive
    }

    /// The page, or what chance makes of it. Its count is that of the query at this moment, whatever rows come.
    func rows(_ wanted: PageRequest, of session: BureauSession, request number: Int) throws(Problem) -> JSONValue {
        let (settings, now) = (settings, now())
        move(wanted, of: session, request: number, settings)
        let archive = archive(of: session)
        let count = archive.tally(wanted.query, now: now).count
        guard count <= settings.rowCap else { throw .tooManyRows(count, cap: settings.rowCap) }
        let repeats = wanted.page > 1 && chance("repeatRate", settings.repeatRate, number)
        let offset = (wanted.page - (repeats ? 2 : 1)) * wanted.pageSize
        let facts: [InvoiceFacts]
        if chance("shuffleRate", settings.shuffleRate, number) {
            var dice = dice("shuffle", request: number)
            let all = archive.page(wanted.query, offset: 0, limit: count, now: now)
            facts = Array(dice.shuffled(all).dropFirst(offset).prefix(wanted.pageSize))
        } else {
            facts = archive.page(wanted.query, offset: offset, limit: wanted.pageSize, now: now)
        }
        let invoices = facts.compactMap { archive.invoice($0, wanted.query.direction, now: now)?.json }
        return [
            "count": .int(count), "page": .int(wanted.page), "pageSize": .int(wanted.pageSize),
            "invoices": .array(invoices),
        ]
    }

    /// Lets one of the query's held back invoices in.
    private func move(_ wanted: PageRequest, of session: BureauSession, request number: Int, _ settings: BureauSettings)
    {
        guard strikes("movingTotals", settings.movingTotals, request: number),
            let facts = archive(of: session).heldBack(wanted.query, now: now())
        else { return }
        statistics.injected("movingTotals")
        arrivals.add(facts.place, wanted.query.direction, of: wanted.taxNumber)
    }

    private func chance(_ knob: String, _ rate: Double, _ number: Int) -> Bool {
        guard strikes(knob, rate, request: number) else { return false }
        statistics.injected(knob)
        return true
    }
}

extension Dice {
    /// Fisher–Yates.
    fileprivate mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for last in elements.indices.dropFirst().reversed() { elements.swapAt(last, below(last + 1)) }
        return elements
    }
}
