import Domain

/// The download that a program asks for.
struct DownloadOrder {
    let query: InvoiceQuery
    /// Nil: the company's default for the direction.
    let account: Account.ID?

    /// Throws a `Problem` that names the field.
    init(_ fields: JSONFields, today: Day) throws {
        let direction: Direction = try Self.word(try fields.text("direction"), of: "direction")
        let first = try Self.day(try fields.text("from"), of: "from")
        let last = try Self.day(try fields.text("to"), of: "to")
        guard let days = DayRange(first, last) else {
            throw Problem.wrong("to", "字段 to（\(last)）早于 from（\(first)）。")
        }
        guard last <= today else { throw Problem.wrong("to", "字段 to（\(last)）在今天之后，最晚为 \(today)。") }
        let kinds = Set(try fields.texts("kinds").map { try Self.word($0, of: "kinds") as InvoiceKind })
        let statuses = Set(try fields.texts("statuses").map { try Self.word($0, of: "statuses") as InvoiceStatus })
        // All of them is no filter.
        query = InvoiceQuery(
            direction: direction, days: days, kinds: kinds.count == InvoiceKind.allCases.count ? [] : kinds,
            statuses: statuses.count == InvoiceStatus.allCases.count ? [] : statuses)
        account = try fields.textIfAny("account").map { text in
            guard let id = Account.ID(text) else { throw Problem.wrong("account", "字段 account 须为账号的 id。") }
            return id
        }
    }

    private static func word<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String, of field: String
    ) throws -> Value {
        guard let value = Value(rawValue: text) else {
            let known = Value.allCases.map(\.rawValue).joined(separator: "、")
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
