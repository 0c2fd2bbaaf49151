import Domain
import Foundation
import Testing

@testable import Simulator

struct SumsTests {
    @Test func taxIsRateTimesAmountAndLinesAddUp() throws {
        let year = try YearOfInvoices.largest
        var counts: Set<Int> = []
        for direction in Direction.allCases {
            let seed = year.archive.stream(direction).seed
            for facts in year.facts(direction) {
                let (amount, tax) = (facts.sums.amount.rawValue, facts.sums.tax.rawValue)
                #expect(amount + tax == facts.sums.total.rawValue && (amount < 0) == facts.isRed)
                #expect(abs(Int64(facts.rate) * amount - 1000 * tax) <= 500)
                let lines = GoodsLines.of(facts, streamSeed: seed)
                counts.insert(lines.count)
                #expect(lines.reduce(0) { $0 + $1.amount.rawValue } == amount)
                #expect(lines.reduce(0) { $0 + $1.tax.rawValue } == tax)
                #expect(lines.allSatisfy { $0.goods.classification.count == 19 && $0.amount != .zero })
            }
        }
        #expect(counts == [1, 2, 3, 4, 5, 6, 40])
    }

    @Test func severalRatesOccur() throws {
        let rates = try YearOfInvoices.largest.facts(.issued).map(\.rate)
        #expect(Set(rates) == [0, 10, 30, 60, 90, 130])
    }

    @Test func talliesAreTheSumsOfTheirInvoices() throws {
        let year = try YearOfInvoices.largest
        for direction in Direction.allCases {
            let all = year.facts(direction)
            for kind in InvoiceKind.allCases {
                for status in InvoiceStatus.allCases {
                    let query = InvoiceQuery(direction: direction, days: year.range, kinds: [kind], statuses: [status])
                    let wanted = all.filter { $0.kind == kind && $0.status(at: year.now.second) == status }
                    let sum = wanted.reduce(Tally.zero) { $0 + Tally(count: 1, sums: $1.sums) }
                    #expect(year.archive.tally(query, now: year.now) == sum)
                }
            }
        }
    }
}
