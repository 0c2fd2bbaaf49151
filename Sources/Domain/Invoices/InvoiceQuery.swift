/// What is asked of the bureau, and of our own library: the same words mean the same set.
public struct InvoiceQuery: Hashable, Sendable {
    public var direction: Direction
    /// 开票日期.
    public var days: DayRange
    /// 发票类型; empty means all.
    public var kinds: Set<InvoiceKind>
    /// 发票状态; empty means all.
    public var statuses: Set<InvoiceStatus>
    /// 抵扣状态; empty means all.
    public var deductions: Set<DeductionStatus>
    /// 是否正数发票; nil means both.
    public var sign: InvoiceSign?
    /// 价税合计; nil means any.
    public var totals: AmountRange?

    public init(
        direction: Direction, days: DayRange, kinds: Set<InvoiceKind> = [], statuses: Set<InvoiceStatus> = [],
        deductions: Set<DeductionStatus> = [], sign: InvoiceSign? = nil, totals: AmountRange? = nil
    ) {
        self.direction = direction
        self.days = days
        self.kinds = kinds
        self.statuses = statuses
        self.deductions = deductions
        self.sign = sign
        self.totals = totals
    }

    /// Smaller queries that make up this one with nothing between or twice: halves of its days, or, for one day, its
    /// kinds, then its statuses, its signs, its totals. Nil when it cannot be cut further. 抵扣状态 is no cut, because
    /// it may change while one looks.
    public var parts: [InvoiceQuery]? {
        if let (early, late) = days.halves { return [with(\.days, early), with(\.days, late)] }
        let kinds = kinds.isEmpty ? InvoiceKind.allCases : kinds.sorted { $0.rawValue < $1.rawValue }
        if kinds.count > 1 { return kinds.map { with(\.kinds, [$0]) } }
        let statuses = statuses.isEmpty ? InvoiceStatus.allCases : statuses.sorted { $0.rawValue < $1.rawValue }
        if statuses.count > 1 { return statuses.map { with(\.statuses, [$0]) } }
        guard let sign else { return InvoiceSign.allCases.map { with(\.sign, $0) } }
        return (totals ?? .all(sign)).halves.map { [with(\.totals, $0), with(\.totals, $1)] }
    }

    /// The query cut at the ends of months, as a fetch wants it.
    public var months: [InvoiceQuery] { days.months.map { with(\.days, $0) } }

    private func with<Value>(_ path: WritableKeyPath<InvoiceQuery, Value>, _ value: Value) -> InvoiceQuery {
        var copy = self
        copy[keyPath: path] = value
        return copy
    }
}
