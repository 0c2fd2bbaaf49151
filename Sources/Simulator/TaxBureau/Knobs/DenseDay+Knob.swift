import Domain

extension Knob<BureauSettings> {
    static let denseDay = Knob(
        name: "denseDay", show: { $0.drift.denseDay?.json ?? .null },
        set: { $0.drift.denseDay = try $1.denseDay("denseDay") }, takesNull: true)
}

extension DenseDay {
    fileprivate var json: JSONValue {
        [
            "creditCode": .text(creditCode), "direction": .text(direction.rawValue), "day": .text(day.description),
            "invoices": .int(invoices),
        ]
    }
}

extension Fields {
    fileprivate func denseDay(_ name: String) throws(Problem) -> DenseDay? {
        guard has(name) else { return nil }
        let fields = try object(name, known: ["creditCode", "direction", "day", "invoices"])
        guard let day = Day(try fields.text("day")) else { throw .badRequest("字段 denseDay.day 须为 yyyy-MM-dd 的日期") }
        return DenseDay(
            creditCode: try fields.text("creditCode"), direction: try fields.choice("direction"), day: day,
            invoices: try fields.int("invoices", in: 0...20_000))
    }
}
