import Domain
import Foundation

extension Archive {
    /// The invoice in full, as it stands at `now`.
    func invoice(_ facts: InvoiceFacts, _ direction: Direction, now: Date) -> Invoice? {
        let words = words(of: facts, direction)
        let own = Party(name: company.name, taxNumber: company.taxNumber)
        let other = Party(name: words.other.name, taxNumber: words.other.taxNumber)
        let status = facts.status(at: now.second)
        let parts = number(of: facts, direction)
        guard let number = InvoiceNumber(digital: parts.digital, code: parts.code, number: parts.number) else {
            return nil
        }
        return Invoice(
            number: number, kind: facts.kind, status: status,
            deduction: deduction(of: facts, status, direction, now: now.second), source: facts.kind.source,
            risk: words.risk,
            issuedAt: Date(timeIntervalSince1970: Double(facts.issuedAt)),
            seller: direction == .issued ? own : other, buyer: direction == .issued ? other : own, sums: facts.sums,
            isPositive: !facts.isRed, drawer: words.drawer, remark: remark(of: facts, direction) ?? words.remark)
    }

    func deduction(
        of facts: InvoiceFacts, _ status: InvoiceStatus, _ direction: Direction, now: Int
    ) -> DeductionStatus {
        guard facts.isTickable(status, direction) else { return .open }
        guard let ticking = facts.fate.ticking else { return words(of: facts, direction).deduction }
        return ticking.confirmedAt <= now ? .confirmed : ticking.tickedAt <= now ? .ticked : .open
    }

    func number(of facts: InvoiceFacts, _ direction: Direction) -> NumberParts {
        let area = sellerArea(of: facts, direction)
        let digital = { numbers.digitalNumber(facts, direction, area: area) }
        switch facts.kind.numbering {
        case .digital: return NumberParts(digital: digital(), code: nil, number: nil)
        case .coded(let digits):
            let (code, number) = numbers.codedNumber(facts, direction, area: area, digits: digits)
            return NumberParts(digital: nil, code: code, number: number)
        case .both:
            let (code, number) = numbers.codedNumber(facts, direction, area: area, digits: 12)
            return NumberParts(digital: digital(), code: code, number: number)
        }
    }

    /// The bureau that a number names is the seller's.
    func sellerArea(of facts: InvoiceFacts, _ direction: Direction) -> Area {
        direction == .issued ? company.area : words(of: facts, direction).other.area
    }

    private func remark(of facts: InvoiceFacts, _ direction: Direction) -> String? {
        guard let place = facts.original else { return nil }
        let stream = stream(direction)
        let blue = stream.blue(stream.plan(place.day), at: place.index)
        return "被红冲蓝字数电发票号码：\(number(of: blue, direction).key)"
    }

    /// A red invoice has its blue one's other side.
    private func words(of facts: InvoiceFacts, _ direction: Direction) -> InvoiceWords {
        InvoiceWords(
            place: facts.original ?? facts.place, kind: facts.kind, stream: stream(direction),
            counterparties: counterparties)
    }
}

struct NumberParts: Sendable {
    let digital: String?
    let code: String?
    let number: String?

    var key: String { digital ?? "\(code ?? "")\(number ?? "")" }
}

extension InvoiceFacts {
    func isTickable(_ status: InvoiceStatus, _ direction: Direction) -> Bool {
        direction == .received && kind.isDeductible && status == .normal && !isRed
    }
}
