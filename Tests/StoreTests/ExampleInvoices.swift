import Domain
import Foundation

@testable import Store

extension Day {
    /// The Monday with which `InvoiceQuery.week` begins.
    static let monday = Day(rawValue: 20_703)
}

extension InvoiceQuery {
    /// Seven days of received invoices.
    static let week = InvoiceQuery(
        direction: .received, days: DayRange(.monday, .monday + 6) ?? DayRange(single: .monday))

    /// The same week, of one kind.
    static func week(of kind: InvoiceKind) -> InvoiceQuery {
        InvoiceQuery(direction: .received, days: week.days, kinds: [kind])
    }
}

extension Invoice {
    /// The nth invoice: an hour after the one before it.
    static func example(
        _ number: Int, kind: InvoiceKind = .digitalSpecial, status: InvoiceStatus = .normal, amount: Int64 = 10_000,
        seller: String = "广州云帆电子有限公司", remark: String = ""
    ) -> Invoice {
        let digits = String(number)
        let digital = "26442" + String(repeating: "0", count: 15 - digits.count) + digits
        guard let name = InvoiceNumber(digital: digital, code: nil, number: nil) else { preconditionFailure(digital) }
        return Invoice(
            number: name, kind: kind, status: status, deduction: .open, source: .platform, risk: .normal,
            issuedAt: Day.monday.start.addingTimeInterval(Double(number) * 3600),
            seller: Party(name: seller, taxNumber: "91320599MADEMA019N"),
            buyer: Party(name: "深圳晨光科技有限公司", taxNumber: "91440399MADEMA019B"),
            sums: Sums(
                amount: Fen(rawValue: amount), tax: Fen(rawValue: amount * 13 / 100),
                total: Fen(rawValue: amount + amount * 13 / 100)),
            isPositive: amount >= 0, drawer: "王开票", remark: remark)
    }
}

extension Sequence<Invoice> {
    /// What the bureau would say of them.
    var tally: Tally {
        Tally(
            count: reduce(0) { count, _ in count + 1 },
            sums: Sums(
                amount: reduce(.zero) { $0 + $1.sums.amount }, tax: reduce(.zero) { $0 + $1.sums.tax },
                total: reduce(.zero) { $0 + $1.sums.total }))
    }
}

extension Example {
    /// Puts invoices into the company's library.
    func keep(
        _ invoices: [Invoice], direction: Direction = .received, of enterprise: Enterprise.ID? = nil,
        at instant: Date? = nil
    ) async throws {
        let (enterprise, instant) = (enterprise ?? self.enterprise, instant ?? now)
        try await store.write {
            try Store.upsert(invoices, of: enterprise, direction: direction, at: instant, in: $0)
        }
    }
}
