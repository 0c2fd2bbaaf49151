import Domain
import Foundation
import Store

extension DownloadRowPage {
    init(_ row: DownloadRow, company: String, at now: Date) {
        self.init(
            id: row.id.description, url: "/downloads/\(row.id)", startedAt: Moments.short(row.requestedAt, at: now),
            badge: row.badge, company: company,
            direction: row.tab == .query ? row.query.direction.name : row.tab.name, range: row.query.days.words,
            filters: row.filterWords, state: Chip(row.standing),
            sentence: row.pausedAt == nil ? row.trouble?.sentence(on: row.tab, at: now) ?? "" : "",
            done: row.shownCount.grouped, total: row.expected?.grouped ?? "—", percent: row.percent,
            isActive: !row.state.isOver, deeds: row.deeds)
    }
}

extension DownloadRow {
    /// What sets it apart: how it stands in line, or that 定时同步 has begun it.
    var badge: String {
        if scheduledAt != nil, priority != .urgent || state.isOver { return "定时同步" }
        return priority == .normal || state.isOver ? "" : priority.name
    }

    /// Of 100; not 100 before it is over.
    var percent: Int {
        guard let expected, expected > 0 else { return state.isOver ? 100 : 0 }
        let share = min(100, shownCount * 100 / expected)
        return state == .proved ? 100 : min(share, 99)
    }

    /// Rows that came twice are not shown as more than there are.
    var shownCount: Int { expected.map { min(stored, $0) } ?? stored }

    /// What a person may do to it now, the most usual first.
    var deeds: [ActionButton] { deeds { $0.word } }

    func deeds(_ word: (DownloadDeed) -> String) -> [ActionButton] {
        let all: [DownloadDeed] = [
            .pause, .resume, .retry, .prioritize(priority == .urgent ? .normal : .urgent), .cancel,
        ]
        return all.filter { $0.standings.contains(standing) && !($0 == .retry && trouble == .accountRemoved) }.map {
            ActionButton(
                word($0), url: "/downloads/\(id)/\($0.address)", isPost: true,
                isPrimary: $0 == .retry || $0 == .resume)
        }
    }
}
