import Domain

/// The words of an invoice, drawn apart from its figures so that counting need not draw them.
struct InvoiceWords: Sendable {
    let other: Counterparty
    let drawer: String
    let remark: String
    let deduction: DeductionStatus
    let risk: RiskLevel

    init(place: InvoiceFacts.Place, kind: InvoiceKind, stream: InvoiceStream, counterparties: Counterparties) {
        var dice = Dice(~stream.seed, UInt64(bitPattern: Int64(place.day.rawValue)), UInt64(place.index))
        other = Self.other(kind, stream.direction, counterparties, &dice)
        drawer = dice.pick(Names.drawers)
        remark = Self.remark(place, &dice)
        let tick = dice.below(100)
        deduction = tick < 55 ? .confirmed : tick < 70 ? .ticked : .open
        let danger = dice.below(1000)
        risk = danger < 5 ? .abnormal : danger < 15 ? .doubtful : .normal
    }

    private static func other(
        _ kind: InvoiceKind, _ direction: Direction, _ counterparties: Counterparties, _ dice: inout Dice
    ) -> Counterparty {
        if direction == .received, let seller = counterparties.seller(of: kind, &dice) { return seller }
        let mayBePerson = direction == .issued && kind == .digitalOrdinary
        return mayBePerson && dice.chance(220) ? counterparties.person(&dice) : counterparties.company(&dice)
    }

    private static func remark(_ place: InvoiceFacts.Place, _ dice: inout Dice) -> String {
        let serial = dice.below(9000) + 1000
        return switch dice.below(100) {
        case 0..<15: "合同编号：HT-\(place.day.parts.year)-\(serial)"
        case 15..<22: "订单号 \(place.day.rawValue)\(serial)；收货地址见附件"
        // Remarks are free text: markup, quotes and what a spreadsheet takes for a formula do occur.
        case 22..<24: "=项目<二期>&\"尾款\"；经办人：O'Neil"
        default: ""
        }
    }
}
