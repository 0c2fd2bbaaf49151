import Domain
import Foundation
import Testing

@testable import Simulator

struct RedInvoiceTests {
    private static let remark = "被红冲蓝字数电发票号码："

    @Test(arguments: Direction.allCases) func redInvoicesNameRealBlueOnes(_ direction: Direction) throws {
        let year = try YearOfInvoices.largest
        let invoices = year.invoices(direction)
        let byKey = Dictionary(invoices.map { ($0.number.key, $0) }, uniquingKeysWith: { $1 })
        // A blue invoice of the days before the first shown is not there to be compared.
        let whole = Day(at: year.now) - 370 + DayPlan.longestLag
        let reds = invoices.filter { !$0.isPositive && Day(at: $0.issuedAt) > whole }
        #expect(reds.count > 100)
        for red in reds {
            #expect(red.remark.hasPrefix(Self.remark))
            let blue = try #require(byKey[String(red.remark.dropFirst(Self.remark.count))])
            #expect(blue.issuedAt < red.issuedAt && blue.isPositive && blue.number.digital?.count == 20)
            #expect(blue.seller == red.seller && blue.buyer == red.buyer && blue.kind == red.kind)
            #expect(red.sums.total < .zero && -red.sums.total <= blue.sums.total)
            #expect(blue.status == (red.sums.total == -blue.sums.total ? .reversed : .partlyReversed))
        }
    }

    @Test(arguments: Direction.allCases) func reversedInvoicesHaveTheirRedOne(_ direction: Direction) throws {
        let invoices = try YearOfInvoices.largest.invoices(direction)
        let named = Set(invoices.filter { !$0.isPositive }.map { String($0.remark.dropFirst(Self.remark.count)) })
        let reversed = invoices.filter { $0.status == .reversed || $0.status == .partlyReversed }
        #expect(reversed.allSatisfy { named.contains($0.number.key) })
    }

    @Test func blueInvoiceIsNormalUntilItsRedOneExists() throws {
        let year = try YearOfInvoices.largest
        let facts = try #require(year.facts(.received).first { $0.reversal != nil })
        let reversal = try #require(facts.reversal)
        #expect(facts.status(at: reversal.issuedAt - 1) == .normal)
        #expect(facts.status(at: reversal.issuedAt) != .normal)
    }
}
