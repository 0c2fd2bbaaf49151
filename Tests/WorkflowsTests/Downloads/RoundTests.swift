import Domain
import Foundation
import Testing

@testable import Gateways
@testable import Workflows

/// What is odd about a page.
struct RoundTests {
    private func query() throws -> InvoiceQuery { try Errand.query(.received, "2026-10-01", "2026-10-31") }

    private func page(_ numbers: some Sequence<Int>, of count: Int, on day: String = "2026-10-05") throws -> BureauPage
    {
        BureauPage(count: count, invoices: try numbers.map { try Self.invoice($0, on: day) })
    }

    static func invoice(_ number: Int, on day: String = "2026-10-05", total: Int64 = 11_300) throws -> Invoice {
        let digits = String(repeating: "0", count: 14 - String(number).count) + String(number)
        return Invoice(
            number: try #require(InvoiceNumber(digital: "264420" + digits, code: nil, number: nil)),
            kind: .digitalSpecial, status: .normal, deduction: .open, source: .platform, risk: .normal,
            issuedAt: FixedClock.instant("\(day) 09:00"), seller: Party(name: "甲", taxNumber: "91320599MADEMA019N"),
            buyer: Party(name: "乙", taxNumber: "91440399MADEMA019B"),
            sums: Sums(amount: Fen(rawValue: total), tax: .zero, total: Fen(rawValue: total)), isPositive: true,
            drawer: "", remark: "")
    }

    @Test func wholePagesAreNot() throws {
        var round = Round(total: 150)
        #expect(round.take(try page(0..<100, of: 150), 1, of: try query()) == [])
        #expect(round.take(try page(100..<150, of: 150), 2, of: try query()) == [])
        #expect(round.numbers.count == 150 && !round.hasMoved && !round.has(page: 3))
    }

    @Test func aTotalThatMovedIsFollowed() throws {
        var round = Round(total: 100)
        #expect(round.take(try page(0..<100, of: 101), 1, of: try query()) == [.init(kind: .totalMoved)])
        #expect(round.hasMoved && round.total == 101 && round.has(page: 2))
        #expect(round.take(try page([100], of: 101), 2, of: try query()) == [])
    }

    @Test func aRepeatedPageIsNamedByAFewOfItsNumbers() throws {
        var round = Round(total: 200)
        _ = round.take(try page(0..<100, of: 200), 1, of: try query())
        let findings = round.take(try page(0..<100, of: 200), 2, of: try query())
        #expect(findings.count == 10 && findings.allSatisfy { $0.kind == .numberTwice && !$0.number.isEmpty })
        #expect(round.numbers.count == 100)
    }

    @Test func aPageWithTooFewRowsIsShort() throws {
        var round = Round(total: 150)
        #expect(round.take(try page(0..<99, of: 150), 1, of: try query()) == [.init(kind: .shortPage)])
        #expect(round.take(try page(99..<149, of: 150), 2, of: try query()) == [])
        #expect(round.take(try page([], of: 150), 2, of: try query()) == [.init(kind: .shortPage)])
    }

    @Test func aStrangerIsNamed() throws {
        var round = Round(total: 1)
        let findings = round.take(try page([7], of: 1, on: "2026-11-01"), 1, of: try query())
        let number = try Self.invoice(7).number.key
        #expect(findings == [.init(kind: .outOfRange, number: number)])
    }

    @Test func everyPartOfAQueryDecidesWhoIsAStranger() throws {
        let invoice = try Self.invoice(1)
        let query = try query()
        #expect(query.includes(invoice))
        var other = query
        other.kinds = [.toll]
        #expect(!other.includes(invoice))
        other = query
        other.statuses = [.voided]
        #expect(!other.includes(invoice))
        other = query
        other.deductions = Set(DeductionStatus.allCases).subtracting([invoice.deduction])
        #expect(!other.includes(invoice))
        other = query
        other.sign = .negative
        #expect(!other.includes(invoice))
        other = query
        other.totals = AmountRange(.zero, Fen(rawValue: 11_299))
        #expect(!other.includes(invoice))
        other.totals = AmountRange(.zero, Fen(rawValue: 11_300))
        #expect(other.includes(invoice))
    }
}
