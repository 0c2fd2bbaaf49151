import Domain

extension DownloadEntry {
    /// The address of 发票下载 with what is chosen: its state lives in the URL.
    func address(of enterprise: Enterprise.ID, on tab: DownloadTab? = nil, days: DayRange? = nil) -> String {
        "/downloads?enterprise=\(enterprise)&"
            + parameters(on: tab ?? self.tab, days: days)
            .map { "\($0.name)=\($0.value.inQuery)" }.joined(separator: "&")
    }

    /// Without the company and its account, in one order; of another tab what it knows of.
    func parameters(on tab: DownloadTab, days: DayRange? = nil) -> [(name: String, value: String)] {
        let kinds = kinds.intersection(tab.kinds.map(\.rawValue))
        var parts = [(name: "mode", value: tab.mode.rawValue), ("tab", tab.rawValue)]
        if !tab.isTicking { parts.append(("direction", direction)) }
        parts += [("from", days?.first.description ?? from), ("to", days?.last.description ?? to)]
        parts += kinds.sorted().map { ("kind", $0) } + statuses.sorted().map { ("status", $0) }
        if tab.isTicking { parts += deductions.sorted().map { ("deduction", $0) } }
        return parts + files.sorted().map { ("file", $0) }
    }
}
