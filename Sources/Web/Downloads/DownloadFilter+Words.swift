import Domain
import Store

extension DownloadRow {
    /// `全部票种 · 正常`; of a tab that lists fewer kinds, all of these are no choice.
    var filterWords: String {
        var query = query
        let isWhole = tab.isTicking && query.kinds == Set(tab.kinds)
        if isWhole { query.kinds = [] }
        let words = query.filterWords(orAll: true)
        return isWhole ? words.replacing("全部票种", with: "全部可抵扣票种") : words
    }
}

extension InvoiceQuery {
    /// `数电票（普通发票） · 正常`.
    func filterWords(orAll: Bool) -> String {
        let kinds = kinds.sorted { $0.rawValue < $1.rawValue }.map(\.name)
        let statuses = InvoiceStatus.allCases.filter(statuses.contains).map(\.name)
        let deductions = DeductionStatus.allCases.filter(deductions.contains).map(\.name)
        let parts = [
            kinds.isEmpty ? (orAll ? "全部票种" : "") : Self.few(kinds),
            statuses.isEmpty ? (orAll ? "全部状态" : "") : statuses.joined(separator: "、"),
            deductions.joined(separator: "、"), sign?.name ?? "",
            totals.map { "价税合计 \($0.from.display) 至 \($0.to.display)" } ?? "",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static func few(_ names: [String]) -> String {
        names.count <= 2 ? names.joined(separator: "、") : "\(names[0])等 \(names.count) 种"
    }
}
