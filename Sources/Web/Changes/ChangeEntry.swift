import Domain
import Foundation
import Store

/// What 变更 is asked for, as it stands in the URL.
struct ChangeEntry {
    let enterprise: Enterprise.ID
    let kind: Change.Kind?
    let from: String
    let to: String
    let after: ChangeCursor?
    let rangeError: String
    /// Days on which it was seen; of a range that is wrong the standard one.
    let days: DayRange

    /// The bureau's changes are looked at by days or weeks; more is what the library is for.
    private static let longestDays = 366

    init(_ fields: Fields, of enterprise: Enterprise.ID, today: Day) {
        self.enterprise = enterprise
        kind = Change.Kind(rawValue: fields["kind"])
        after = ChangeCursor(fields["after"])
        let standard = ChangePresets.week(today)
        from = fields["from"].isEmpty ? standard.first.description : fields["from"]
        to = fields["to"].isEmpty ? today.description : fields["to"]
        rangeError = DateEntry.error(from: from, to: to, today: today, longest: Self.longestDays)
        var days = standard
        if rangeError.isEmpty, let first = Day(from), let last = Day(to) { days = DayRange(first, last) ?? standard }
        self.days = days
    }

    var filter: ChangeFilter {
        ChangeFilter(enterprise: enterprise, kind: kind, from: days.first.start, to: (days.last + 1).start)
    }

    func address(
        of company: Enterprise.ID? = nil, kind: Change.Kind?, days: DayRange? = nil, after: ChangeCursor? = nil
    ) -> String {
        let shown = days ?? self.days
        var parts = ["enterprise=\(company ?? enterprise)", "from=\(shown.first)", "to=\(shown.last)"]
        if let kind { parts.append("kind=\(kind.rawValue)") }
        if let after { parts.append("after=\(after.text)") }
        return "/changes?\(parts.joined(separator: "&"))"
    }
}

/// 今天, 昨天, 近 7 天, 近 30 天.
enum ChangePresets {
    static func week(_ today: Day) -> DayRange { range(today - 6, today) }

    static func pages(_ today: Day, current: DayRange, address: (DayRange) -> String) -> [DatePreset] {
        [
            ("今天", range(today, today)), ("昨天", range(today - 1, today - 1)), ("近 7 天", week(today)),
            ("近 30 天", range(today - 29, today)),
        ].map { label, days in
            DatePreset(
                label: label, url: address(days), from: days.first.description, to: days.last.description,
                isCurrent: days == current)
        }
    }

    private static func range(_ first: Day, _ last: Day) -> DayRange { DayRange(first, last) ?? DayRange(single: last) }
}

extension ChangeCursor {
    /// `1763798400000-added-1482`.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 3, let milliseconds = Int64(parts[0]), let kind = Change.Kind(rawValue: String(parts[1])),
            let id = Int64(parts[2])
        else { return nil }
        self.init(seenAt: Date(timeIntervalSince1970: Double(milliseconds) / 1000), kind: kind, id: id)
    }

    var text: String { "\(Int64((seenAt.timeIntervalSince1970 * 1000).rounded()))-\(kind.rawValue)-\(id)" }
}
