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
    /// A box that the form does not have.
    var choiceError = ""
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
        choiceError = unknownChoice
        guard let direction, rangeError.isEmpty, choiceError.isEmpty, let first = Day(from), let last = Day(to),
            let days = DayRange(first, last)
        else { return nil }
        let query = InvoiceQuery(
            direction: direction, days: days, kinds: Self.filter(kinds, of: tab.kinds),
            statuses: Self.filter(statuses, of: InvoiceStatus.allCases),
            deductions: tab.isTicking ? Self.filter(deductions, of: DeductionStatus.allCases) : [])
        return DownloadRequest(query, tab: tab, files: Set(files.compactMap(FileFormat.init(rawValue:))))
    }

    /// An unknown value left out would make the download a larger one than was asked for.
    private var unknownChoice: String {
        let choices = [
            ("发票类型", kinds, tab.kinds.map(\.rawValue)), ("发票状态", statuses, InvoiceStatus.allCases.map(\.rawValue)),
            ("抵扣状态", deductions, DeductionStatus.allCases.map(\.rawValue)),
            ("文件", files, FileFormat.allCases.map(\.rawValue)),
        ]
        for (name, chosen, known) in choices {
            guard let value = chosen.subtracting(known).min() else { continue }
            return "\(name)中没有“\(value.prefix(20))”，请重新选择。"
        }
        return ""
    }

    /// All boxes ticked is no filter.
    private static func filter<Value: RawRepresentable<String> & Hashable>(
        _ chosen: Set<String>, of all: [Value]
    ) -> Set<Value> {
        let values = Set(chosen.compactMap(Value.init(rawValue:))).intersection(all)
        return values.count == all.count ? [] : values
    }
}
