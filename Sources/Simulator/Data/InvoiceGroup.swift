import Domain

/// What a query can tell invoices apart by, beside their dates and amounts.
struct InvoiceGroup: Hashable, Sendable {
    let kind: InvoiceKind
    let status: InvoiceStatus
    let deduction: DeductionStatus
    let sign: InvoiceSign
}

extension InvoiceQuery {
    func admits(_ group: InvoiceGroup) -> Bool {
        admits(group.kind, group.status, group.sign, group.deduction)
    }

    /// 抵扣状态 is drawn with the words of an invoice, so it is looked at only where somebody asks.
    func admits(
        _ kind: InvoiceKind, _ status: InvoiceStatus, _ sign: InvoiceSign,
        _ deduction: @autoclosure () -> DeductionStatus
    ) -> Bool {
        (kinds.isEmpty || kinds.contains(kind)) && (statuses.isEmpty || statuses.contains(status))
            && (self.sign ?? sign) == sign && (deductions.isEmpty || deductions.contains(deduction()))
    }
}
