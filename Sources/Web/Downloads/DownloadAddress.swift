import Domain

extension DownloadEntry {
    /// The address of 发票下载 with what is chosen: its state lives in the URL.
    func address(of enterprise: Enterprise.ID, on tab: DownloadTab? = nil, days: DayRange? = nil) -> String {
        "/downloads?enterprise=\(enterprise)&\(parameters(on: tab ?? self.tab, days: days))"
    }

    /// Without the company and its account, in one order; of another tab what it knows of.
    func parameters(on tab: DownloadTab, days: DayRange? = nil) -> String {
        let kinds = kinds.intersection(tab.kinds.map(\.rawValue))
        var parts = [("mode", tab.mode.rawValue), ("tab", tab.rawValue)]
        if !tab.isTicking { parts.append(("direction", direction)) }
        parts += [("from", days?.first.description ?? from), ("to", days?.last.description ?? to)]
        parts += kinds.sorted().map { ("kind", $0) } + statuses.sorted().map { ("status", $0) }
        if tab.isTicking { parts += deductions.sorted().map { ("deduction", $0) } }
        parts += files.sorted().map { ("file", $0) }
        return parts.map { "\($0.0)=\($0.1.inQuery)" }.joined(separator: "&")
    }
}
