import Domain

/// The download that a program asks for.
struct DownloadOrder {
    let request: DownloadRequest
    /// Nil: the company's default for the direction.
    let account: Account.ID?

    /// Those of 税控模式 need a disk, which a program cannot put in.
    private static let tabs = DownloadTab.allCases.filter { $0.mode == .digital }

    /// Throws a `Problem` that names the field.
    init(_ fields: JSONFields, today: Day) throws {
        let tab = try fields.textIfAny("tab").map { try Self.word($0, of: "tab", among: Self.tabs) } ?? .query
        let direction: Direction = try Self.word(try fields.text("direction"), of: "direction", among: tab.directions)
        let first = try Self.day(try fields.text("from"), of: "from")
        let last = try Self.day(try fields.text("to"), of: "to")
        guard let days = DayRange(first, last) else {
            throw Problem.wrong("to", "字段 to（\(last)）早于 from（\(first)）。")
        }
        guard last <= today else { throw Problem.wrong("to", "字段 to（\(last)）在今天之后，最晚为 \(today)。") }
        let deductions: Set<DeductionStatus> = try Self.filter("deductions", of: DeductionStatus.allCases, fields)
        guard tab.isTicking || deductions.isEmpty else {
            throw Problem.wrong("deductions", "字段 deductions 只用于 tab 为 \(DownloadTab.ticking.rawValue) 时。")
        }
        request = DownloadRequest(
            InvoiceQuery(
                direction: direction, days: days, kinds: try Self.filter("kinds", of: tab.kinds, fields),
                statuses: try Self.filter("statuses", of: InvoiceStatus.allCases, fields), deductions: deductions),
            tab: tab,
            files: Set(try fields.texts("files").map { try Self.word($0, of: "files", among: FileFormat.allCases) }))
        account = try fields.textIfAny("account").map { text in
            guard let id = Account.ID(text) else { throw Problem.wrong("account", "字段 account 须为账号的 id。") }
            return id
        }
    }

    /// All of them is no filter.
    private static func filter<Value: RawRepresentable<String> & Hashable>(
        _ field: String, of all: [Value], _ fields: JSONFields
    ) throws -> Set<Value> {
        let values = Set(try fields.texts(field).map { try word($0, of: field, among: all) })
        return values.count == all.count ? [] : values
    }

    private static func word<Value: RawRepresentable<String>>(
        _ text: String, of field: String, among all: [Value]
    ) throws -> Value {
        guard let value = all.first(where: { $0.rawValue == text }) else {
            let known = all.map(\.rawValue).joined(separator: "、")
            throw Problem.wrong(field, "字段 \(field) 的值 \(text.prefix(20)) 不在可用值之中：\(known)。")
        }
        return value
    }

    private static func day(_ text: String, of field: String) throws -> Day {
        guard let day = Day(text) else {
            throw Problem.wrong(field, "字段 \(field) 的值 \(text.prefix(20)) 不是有效的日期，须形如 2026-10-31。")
        }
        return day
    }
}
