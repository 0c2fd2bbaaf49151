import Domain
import Foundation
import Testing

@testable import Simulator

struct CounterpartyTests {
    @Test func taxNumbersAreValidAndNamesVary() throws {
        let year = try YearOfInvoices.largest
        let others = year.invoices(.issued).map(\.buyer) + year.invoices(.received).map(\.seller)
        for taxNumber in Set(others.map(\.taxNumber)) where !taxNumber.isEmpty {
            #expect(throws: Never.self) { try TaxNumber(taxNumber) }
        }
        let companies = Set(others.filter { !$0.taxNumber.isEmpty })
        #expect(companies.count >= 150)
        #expect(companies.contains { $0.name.count >= 40 })
        #expect(Set(companies.map(\.name)).count <= companies.count)
    }

    @Test func peopleBuyWithoutTaxNumberOnOrdinaryInvoices() throws {
        let people = try YearOfInvoices.largest.invoices(.issued).filter { $0.buyer.taxNumber.isEmpty }
        #expect(!people.isEmpty && people.allSatisfy { $0.kind == .digitalOrdinary })
    }

    @Test(arguments: [("440300", "95"), ("210200", "91"), ("310000", "31")])
    func numbersNameTheSellersRegion(_ code: String, _ region: String) throws {
        #expect(try #require(Area(code: code)).invoiceRegion == region)
    }

    @Test func permutationIsReversible() {
        for bits in [26, 49] {
            let permutation = Permutation(bits: bits, key: 5)
            for value in (0..<2000).map({ UInt64($0) * 3571 }) {
                let shuffled = permutation.shuffled(value)
                #expect(shuffled < 1 << UInt64(bits) && permutation.restored(shuffled) == value)
            }
        }
    }
}
