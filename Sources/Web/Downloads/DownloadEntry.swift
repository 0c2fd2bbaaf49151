import Domain
import Foundation
import Store
import Workflows

/// What a person chose on 发票下载, and what is wrong with it.
struct DownloadEntry {
    var tab = DownloadTab.query
    var direction: String
    var from: String
    var to: String
    var kinds: Set<String> = []
    var statuses: Set<String> = []
    var deductions: Set<String> = []
    var files: Set<String> = []
    /// Empty: the default account.
    var account = ""
    var directionError = ""
    var rangeError = ""

    /// At first: a year until yesterday, because today's invoices may not be with the bureau yet.
    init(today: Day) {
        let range = Presets.year(today)
        direction = Direction.received.rawValue
        from = range.first.description
        to = range.last.description
    }

    init(_ fields: Fields, today: Day) {
        self.init(today: today)
        tab = DownloadTab(rawValue: fields["tab"]) ?? DownloadTab.query.on(.init(rawValue: fields["mode"]) ?? .digital)
        if !fields["direction"].isEmpty { direction = fields["direction"] }
        if tab.isTicking { direction = Direction.received.rawValue }
        if !fields["from"].isEmpty || !fields["to"].isEmpty { (from, to) = (fields["from"], fields["to"]) }
        kinds = Set(fields.all("kind"))
        statuses = Set(fields.all("status"))
        deductions = Set(fields.all("deduction"))
        files = Set(fields.all("file"))
        account = fields["account"]
    }

    /// What was asked for once, for asking again.
    init(_ row: DownloadRow) {
        tab = row.tab
        direction = row.query.direction.rawValue
        from = row.query.days.first.description
        to = row.query.days.last.description
        kinds = row.query.kinds == Set(row.tab.kinds) ? [] : Set(row.query.kinds.map(\.rawValue))
        statuses = Set(row.query.statuses.map(\.rawValue))
        deductions = Set(row.query.deductions.map(\.rawValue))
        files = Set(row.files.map(\.rawValue))
    }

    /// What is asked of the bureau, or nil with the errors set.
    mutating func request(today: Day) -> DownloadRequest? {
        let direction = Direction(rawValue: direction)
        if direction == nil { directionError = "请选择开具发票或取得发票。" }
        rangeError = DateEntry.error(from: from, to: to, today: today, longest: Downloads.longestDays)
        guard let direction, rangeError.isEmpty, let first = Day(from), let last = Day(to),
            let days = DayRange(first, last)
        else { return nil }
        let query = InvoiceQuery(
            direction: direction, days: days, kinds: Self.filter(kinds, of: tab.kinds),
            statuses: Self.filter(statuses, of: InvoiceStatus.allCases),
            deductions: tab.isTicking ? Self.filter(deductions, of: DeductionStatus.allCases) : [])
        return DownloadRequest(query, tab: tab, files: Set(files.compactMap(FileFormat.init(rawValue:))))
    }

    /// All boxes ticked is no filter.
    private static func filter<Value: RawRepresentable<String> & Hashable>(
        _ chosen: Set<String>, of all: [Value]
    ) -> Set<Value> {
        let values = Set(chosen.compactMap(Value.init(rawValue:))).intersection(all)
        return values.count == all.count ? [] : values
    }
}
