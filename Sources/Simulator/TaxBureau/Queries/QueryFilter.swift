import Domain

extension InvoiceQuery {
    static let keys = [
        "direction", "from", "to", "kinds", "statuses", "deductions", "positive", "totalFrom", "totalTo",
    ]

    /// Reads a filter of the wire.
    /// - Parameter fixed: where the list knows one direction only, and the filter none.
    /// - Throws: bad-request for a missing field, an unknown value or an end before the beginning.
    init(_ filter: Fields, direction fixed: Direction? = nil) throws(Problem) {
        let direction = fixed == nil ? Direction(rawValue: try filter.text("direction")) : fixed
        guard let direction else {
            throw .badRequest("filter.direction 只能是 issued 或 received")
        }
        guard let from = Day(try filter.text("from")), let to = Day(try filter.text("to")) else {
            throw .badRequest("filter.from 与 filter.to 须为 yyyy-MM-dd 的日期")
        }
        guard let days = DayRange(from, to) else { throw .badRequest("filter.to 早于 filter.from") }
        self.init(
            direction: direction, days: days, kinds: try Self.values(of: filter.texts("kinds"), "kinds"),
            statuses: try Self.values(of: filter.texts("statuses"), "statuses"),
            deductions: try Self.values(of: filter.texts("deductions"), "deductions"),
            sign: filter.has("positive") ? try filter.bool("positive") ? .positive : .negative : nil,
            totals: try AmountRange(
                from: filter.has("totalFrom") ? filter.text("totalFrom") : nil,
                to: filter.has("totalTo") ? filter.text("totalTo") : nil))
    }

    static func values<Value: RawRepresentable<String> & Hashable>(
        of texts: [String], _ name: String
    ) throws(Problem) -> Set<Value> {
        var values: Set<Value> = []
        for text in texts {
            guard let value = Value(rawValue: text) else {
                throw .badRequest("\(name) 中的 \(text.prefix(20)) 无法识别")
            }
            values.insert(value)
        }
        return values
    }
}

extension AmountRange {
    /// Reads both bounds of the wire, of which either may be absent; nil where both are.
    init?(from: String?, to: String?) throws(Problem) {
        guard from != nil || to != nil else { return nil }
        let (least, most) = (Fen(rawValue: -Int64.max), Fen(rawValue: .max))
        guard let range = AmountRange(try Self.bound(from, "totalFrom") ?? least, try Self.bound(to, "totalTo") ?? most)
        else { throw .badRequest("totalTo 小于 totalFrom") }
        self = range
    }

    private static func bound(_ text: String?, _ name: String) throws(Problem) -> Fen? {
        guard let text else { return nil }
        guard let fen = Fen(yuan: text), fen.yuan == text else { throw .badRequest("\(name) 须为两位小数的元，如 1234.50") }
        return fen
    }
}

extension BureauSession {
    /// 开票 sees issued invoices, 收票 received ones.
    func permits(_ direction: Direction) throws(Problem) {
        let right = direction == .issued ? "issue" : "receive"
        guard account.rights.contains(right) else {
            throw .notPermitted(direction == .issued ? "该账号没有开票权限，不能查询开具发票" : "该账号没有收票权限，不能查询取得发票")
        }
    }
}
