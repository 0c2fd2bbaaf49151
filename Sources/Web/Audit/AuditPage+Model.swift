import Domain
import Foundation
import Store

extension AuditPage {
    /// `lines` holds one more than the page where there is a next.
    init(_ entry: AuditEntryFilter, lines: [AuditEntry], pageLength: Int, at now: Date) {
        let isMore = lines.count > pageLength
        let shown = lines.prefix(pageLength)
        self.init(
            query: entry.query, from: entry.from, to: entry.to, rangeError: entry.rangeError,
            presets: Presets.toToday(Day(at: now)) { entry.address("/audit", days: $0) },
            actions: [Choice("", "全部操作", isSelected: entry.filter.action == nil)]
                + AuditAction.allCases.map { Choice($0.rawValue, $0.word, isSelected: $0 == entry.filter.action) },
            isFiltered: entry.filter != .init() || !entry.rangeError.isEmpty,
            lines: shown.map { Line($0, at: now) },
            nextURL: isMore ? shown.last.map { entry.address("/audit", before: $0.id) } ?? "" : "",
            firstURL: entry.before == nil ? "" : entry.address("/audit"),
            exportURL: entry.address("/audit.csv"))
    }
}

extension AuditPage.Line {
    fileprivate init(_ entry: AuditEntry, at now: Date) {
        let deed = entry.deed
        self.init(
            time: China.timestamp(entry.at), person: deed.person,
            personID: deed.user.map { "#\($0)" } ?? "", action: deed.action.word, tone: deed.action.tone,
            subject: deed.subject, address: deed.address, browser: deed.browser)
    }
}

extension AuditAction {
    fileprivate var tone: Tone {
        switch self {
        case .activationRefused, .accountRefused, .refused: .bad
        case .unbound, .unsubscribed, .roleChanged, .sessionEnded, .signInDeclined: .warn
        default: .idle
        }
    }
}
