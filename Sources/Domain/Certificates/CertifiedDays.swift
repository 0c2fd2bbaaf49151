extension DayRange {
    /// The days that the next certificates of a month speak of, where the newest ones speak of `formers` and a download
    /// has asked for these: all of them together, if nothing lies between. Nil where a version would speak of fewer days
    /// than the one before it.
    public func grown(over formers: [DayRange]) -> DayRange? {
        var days = self
        // One may touch only what another one has brought.
        for _ in formers { for former in formers { days = days.joined(former) } }
        return formers.allSatisfy { days.first <= $0.first && $0.last <= days.last } ? days : nil
    }

    private func joined(_ other: DayRange) -> DayRange {
        guard first <= other.last + 1, other.first <= last + 1 else { return self }
        return DayRange(min(first, other.first), max(last, other.last)) ?? self
    }
}

extension InvoiceQuery {
    /// A download of some statuses, signs or totals alone proves itself, but no month: an invoice leaves it without
    /// being gone.
    public var isCertifiable: Bool { statuses.isEmpty && deductions.isEmpty && sign == nil && totals == nil }
}
