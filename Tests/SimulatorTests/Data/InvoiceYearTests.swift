import Domain
import Foundation
import Testing

@testable import Simulator

struct InvoiceYearTests {
    @Test func sameSeedSameInvoicesOtherSeedOthers() throws {
        let first = try YearOfInvoices(Demo.chenghu).all
        #expect(try first == YearOfInvoices(Demo.chenghu).all)
        let other = try YearOfInvoices(Demo.chenghu, seed: 7).all
        #expect(Set(first.map(\.number.key)).isDisjoint(with: other.map(\.number.key)))
    }

    @Test func numbersAreUniqueAndTracedBack() throws {
        let year = try YearOfInvoices.largest
        let keys = year.all.map(\.number.key)
        #expect(keys.count > 16_000)
        #expect(Set(keys).count == keys.count)
        for direction in Direction.allCases {
            for facts in year.facts(direction) {
                let found = year.archive.invoice(key: year.archive.number(of: facts, direction).key, now: year.now)
                #expect(found?.direction == direction && found?.facts.place == facts.place)
            }
        }
    }

    @Test func allKindsComeAndSomeOnlyIn() throws {
        let year = try YearOfInvoices.largest
        let received = Set(year.facts(.received).map(\.kind))
        #expect(received == Set(InvoiceKind.allCases))
        let issued = Set(year.facts(.issued).map(\.kind))
        #expect(issued == received.subtracting([.customs, .railway, .airline, .toll]))
    }

    @Test func statusesAreShared() throws {
        let invoices = try YearOfInvoices.largest.all
        let counts = Dictionary(grouping: invoices, by: \.status).mapValues(\.count)
        #expect(Set(counts.keys) == Set(InvoiceStatus.allCases))
        let normal = Double(counts[.normal, default: 0]) / Double(invoices.count)
        #expect((0.92...0.97).contains(normal))
    }

    @Test func aboutTheMonthlyNumberMostOfItReceived() throws {
        let year = try YearOfInvoices.largest
        let (issued, received) = (year.facts(.issued).count, year.facts(.received).count)
        #expect((1350...1650).contains((issued + received) * 30 / 371))
        #expect((60...70).contains(received * 100 / (issued + received)))
    }

    @Test func nothingIsDatedLaterThanNow() throws {
        let year = try YearOfInvoices.largest
        let dates = year.all.map(\.issuedAt)
        #expect(dates.allSatisfy { $0 <= year.now && Day(at: $0) >= Day(at: year.now) - 370 })
        #expect(dates.contains { Day(at: $0) == Day(at: year.now) })
    }

    @Test func onlyReceivedDeductibleKindsAreTicked() throws {
        let ticked = try YearOfInvoices.largest.all.filter { $0.deduction != .open }
        #expect(ticked.allSatisfy { $0.kind.isDeductible && $0.buyer.taxNumber == Demo.xinghe && $0.isPositive })
        #expect(Set(ticked.map(\.deduction)) == [.ticked, .confirmed])
    }
}
