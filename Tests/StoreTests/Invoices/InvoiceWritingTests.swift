import Domain
import Foundation
import Testing

@testable import Store

@Suite struct InvoiceWritingTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws { example = try await Example() }

    private func found(_ invoice: Invoice, in scope: Set<Enterprise.ID>? = nil) async throws -> Invoice? {
        try await store.invoice(key: invoice.number.key, in: scope ?? example.scope)?.invoice
    }

    @Test func isReadBackWhole() async throws {
        let red = Invoice.example(
            3, kind: .paperVehicle, status: .partlyReversed, amount: -123_456, remark: "被红冲蓝字数电发票号码：\n''\"")
        try await example.keep([red])
        #expect(try await found(red) == red)
        #expect(try await store.invoice(key: red.number.key, in: example.scope)?.direction == .received)
    }

    @Test func anOldNumberIsReadBackToo() async throws {
        let number = try #require(InvoiceNumber(digital: nil, code: "044032000111", number: "00012345"))
        try await example.keep([Invoice.example(3).numbered(number)])
        let kept = try await store.invoice(key: "04403200011100012345", in: example.scope)
        #expect(kept?.invoice.number == number)
    }

    @Test func aSecondSightRenewsTheInvoiceAndKeepsTheFirstSight() async throws {
        try await example.keep([.example(3)])
        let later = example.now.addingTimeInterval(500)
        let reversed = Invoice.example(3, status: .reversed, remark: "已红冲")
        try await example.keep([reversed], at: later)
        #expect(try await found(reversed) == reversed)
        #expect(try await store.number("SELECT first_seen_at FROM invoices") == example.now.milliseconds)
        #expect(try await store.number("SELECT count(*) FROM invoices") == 1)
    }

    @Test func isOneInvoiceInEachCompanyAndDirection() async throws {
        let other = try await store.addEnterprise(.second)
        try await example.keep([.example(3)])
        try await example.keep([.example(3)], direction: .issued)
        try await example.keep([.example(3)], of: other)
        #expect(try await store.number("SELECT count(*) FROM invoices") == 3)
        #expect(try await store.invoice(key: Invoice.example(3).number.key, in: [other])?.enterprise == other)
    }

    @Test func anotherPersonsInvoiceIsNotFound() async throws {
        try await example.keep([.example(3)])
        let other = try await store.addEnterprise(.second)
        #expect(try await found(.example(3), in: [other]) == nil)
        #expect(try await found(.example(3), in: []) == nil)
        #expect(try await found(.example(4)) == nil)
    }

    /// The kept count is what counting would give, however often an invoice is seen.
    @Test func theCompanysCountStaysTrue() async throws {
        for _ in 0..<3 { try await example.keep((0..<40).map { .example($0) }) }
        try await store.run("DELETE FROM invoices WHERE id % 4 = 0")
        let counts = "SELECT invoice_count FROM enterprises UNION SELECT count(*) FROM invoices"
        #expect(try await store.texts(counts) == ["30"])
    }
}

extension Invoice {
    fileprivate func numbered(_ number: InvoiceNumber) -> Invoice {
        Invoice(
            number: number, kind: kind, status: status, deduction: deduction, source: source, risk: risk,
            issuedAt: issuedAt, seller: seller, buyer: buyer, sums: sums, isPositive: isPositive, drawer: drawer,
            remark: remark)
    }
}
