/// 页签 of 发票下载: which of the bureau's lists is downloaded.
public enum DownloadTab: String, CaseIterable, Sendable {
    case ticking, query
    case diskTicking = "disk-ticking"
    case diskQuery = "disk-query"

    /// Which of the bureau's two platforms the company is on.
    public enum Mode: String, CaseIterable, Sendable {
        case digital, disk

        public var name: String { self == .digital ? "数电模式" : "税控模式" }

        public var other: Mode { self == .digital ? .disk : .digital }
    }

    public var name: String {
        switch self {
        case .ticking: "发票勾选确认"
        case .query: "发票查询统计"
        case .diskTicking: "可勾选发票查询"
        case .diskQuery: "税务数字账户"
        }
    }

    /// The tab of the other mode that lists the same.
    public func on(_ mode: Mode) -> DownloadTab {
        switch mode {
        case .digital: isTicking ? .ticking : .query
        case .disk: isTicking ? .diskTicking : .diskQuery
        }
    }

    public var mode: Mode { self == .ticking || self == .query ? .digital : .disk }

    /// Lists received invoices of deductible kinds only, and filters by 抵扣状态.
    public var isTicking: Bool { self == .ticking || self == .diskTicking }

    public var directions: [Direction] { isTicking ? [.received] : Direction.allCases }

    /// The kinds that may be chosen.
    public var kinds: [InvoiceKind] { isTicking ? InvoiceKind.allCases.filter(\.isDeductible) : InvoiceKind.allCases }

    /// What is asked of the bureau where a person chose `query` on this tab: no choice of kinds means all of the tab's.
    public func asked(_ query: InvoiceQuery) -> InvoiceQuery {
        guard isTicking else { return query }
        var asked = query
        let own = Set(kinds)
        asked.direction = .received
        asked.kinds = query.kinds.isEmpty ? own : query.kinds.intersection(own)
        return asked
    }
}
