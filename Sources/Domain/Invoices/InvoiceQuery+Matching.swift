extension InvoiceQuery {
    /// Whether an invoice, received or issued as asked, is one of those that are meant.
    public func includes(_ invoice: Invoice) -> Bool {
        days.contains(Day(at: invoice.issuedAt))
            && (kinds.isEmpty || kinds.contains(invoice.kind))
            && (statuses.isEmpty || statuses.contains(invoice.status))
            && (deductions.isEmpty || deductions.contains(invoice.deduction))
            && (sign.map { ($0 == .positive) == invoice.isPositive } ?? true)
            && (totals.map { $0.contains(invoice.sums.total) } ?? true)
    }

    /// The same without what changes after an invoice was issued; nil where nothing of that kind is asked.
    public var ofAnyStatus: InvoiceQuery? {
        guard !statuses.isEmpty || !deductions.isEmpty else { return nil }
        var query = self
        (query.statuses, query.deductions) = ([], [])
        return query
    }
}
