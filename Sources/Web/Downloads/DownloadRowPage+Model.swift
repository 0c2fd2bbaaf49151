import Domain
import Foundation
import Store

extension DownloadRowPage {
    init(_ row: DownloadRow, company: String, at now: Date) {
        self.init(
            id: row.id.description, url: "/downloads/\(row.id)", startedAt: Moments.short(row.requestedAt, at: now),
            person: "", company: company, direction: row.query.direction.name, range: row.query.days.words,
            filters: row.query.filterWords(orAll: true), state: Chip(row.state),
            sentence: row.trouble?.sentence(at: now) ?? "", done: row.shownCount.grouped,
            total: row.expected?.grouped ?? "—", percent: row.percent, isActive: !row.state.isOver)
    }
}

extension DownloadRow {
    /// Of 100; not 100 before it is over.
    var percent: Int {
        guard let expected, expected > 0 else { return state.isOver ? 100 : 0 }
        let share = min(100, shownCount * 100 / expected)
        return state == .proved ? 100 : min(share, 99)
    }

    /// Rows that came twice are not shown as more than there are.
    var shownCount: Int { expected.map { min(stored, $0) } ?? stored }
}

extension InvoiceQuery {
    /// `数电票（普通发票） · 正常`.
    func filterWords(orAll: Bool) -> String {
        let kinds = kinds.sorted { $0.rawValue < $1.rawValue }.map(\.name)
        let statuses = InvoiceStatus.allCases.filter(statuses.contains).map(\.name)
        let parts = [
            kinds.isEmpty ? (orAll ? "全部票种" : "") : Self.few(kinds),
            statuses.isEmpty ? (orAll ? "全部状态" : "") : statuses.joined(separator: "、"),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    private static func few(_ names: [String]) -> String {
        names.count <= 2 ? names.joined(separator: "、") : "\(names[0])等 \(names.count) 种"
    }
}
