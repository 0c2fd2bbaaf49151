import Domain
import Foundation
import Testing

@testable import Store

@Suite struct LibraryTests {
    private let example: Example
    private let invoices: [Invoice]
    private var store: Store { example.store }

    /// Every two hours of the week an invoice, of changing kinds, statuses, amounts and sellers.
    init() async throws {
        example = try await Example()
        let kinds: [InvoiceKind] = [.digitalSpecial, .digitalOrdinary, .toll]
        let sellers = ["广州云帆电子有限公司", "杭州百川物流有限公司"]
        invoices = (0..<84).map { number in
            .example(
                number * 2, kind: kinds[number % 3], status: number.isMultiple(of: 5) ? .voided : .normal,
                amount: Int64(number * 997 - 20_000), seller: sellers[number % 2])
        }
        try await example.keep(invoices.shuffled())
        try await example.keep((0..<9).map { .example($0) }, direction: .issued)
        try await example.keep((0..<9).map { .example($0) }, of: try await store.addEnterprise(.second))
    }

    private func filter(
        _ days: DayRange = InvoiceQuery.week.days, kinds: Set<InvoiceKind> = [], statuses: Set<InvoiceStatus> = [],
        search: String = ""
    ) -> LibraryFilter {
        let query = InvoiceQuery(direction: .received, days: days, kinds: kinds, statuses: statuses)
        return LibraryFilter(enterprise: example.enterprise, query: query, search: search)
    }

    /// Filters, and what each of them is to let through.
    private var cases: [(LibraryFilter, (Invoice) -> Bool)] {
        let day = DayRange(single: .monday + 2)
        return [
            (filter(), { _ in true }),
            (filter(day), { Day(at: $0.issuedAt) == .monday + 2 }),
            (filter(kinds: [.toll]), { $0.kind == .toll }),
            (
                filter(kinds: [.digitalOrdinary], statuses: [.voided]),
                { $0.kind == .digitalOrdinary && $0.status == .voided }
            ),
            (filter(statuses: [.reversed]), { _ in false }),
            (filter(search: "百川"), { $0.seller.name.contains("百川") }),
            (filter(search: invoices[7].number.key), { $0.number == self.invoices[7].number }),
            (filter(search: "%"), { _ in false }),
            (filter(search: "公司9132"), { _ in false }),
            (filter(DayRange(single: .monday - 1)), { _ in false }),
        ]
    }

    @Test func listsWhatMatchesNewestFirst() async throws {
        for (filter, isWanted) in cases {
            let page = try await store.invoices(matching: filter, limit: 1_000)
            #expect(page.invoices == invoices.filter(isWanted).reversed(), "\(filter)")
            #expect(page.next == nil)
        }
    }

    @Test(arguments: [1, 5, 7, 83, 84, 85])
    func pagesCoverEverythingOnceInOrder(_ limit: Int) async throws {
        var read: [Invoice] = []
        var cursor: LibraryCursor?
        repeat {
            let page = try await store.invoices(matching: filter(), after: cursor, limit: limit)
            #expect(page.invoices.count <= limit)
            read += page.invoices
            cursor = page.next
        } while cursor != nil
        #expect(read == invoices.reversed())
    }

    /// Invoices of one second are told apart by their rows.
    @Test func pagesPartInvoicesOfOneInstant() async throws {
        let twins = (0..<10).map { number in
            Invoice.example(1_000 + number).issued(at: (Day.monday + 30).start)
        }
        try await example.keep(twins)
        let filter = filter(DayRange(single: .monday + 30))
        var read: [Invoice] = []
        var cursor: LibraryCursor?
        repeat {
            let page = try await store.invoices(matching: filter, after: cursor, limit: 3)
            read += page.invoices
            cursor = page.next
        } while cursor != nil
        #expect(read == twins.reversed())
    }

    @Test func aTallyIsABareSum() async throws {
        for (filter, isWanted) in cases {
            #expect(try await store.tally(matching: filter) == invoices.filter(isWanted).tally, "\(filter)")
        }
        #expect(invoices.tally.sums.amount != .zero)
    }

    @Test func aWalkMeetsAllOldestFirst() async throws {
        for (filter, isWanted) in cases {
            let walked = try await store.walkInvoices(matching: filter) { next in
                var walked: [Invoice] = []
                while let found = try next() { walked.append(found.invoice) }
                return walked
            }
            #expect(walked == invoices.filter(isWanted))
        }
    }

    @Test func midnightInChinaPartsTheDays() async throws {
        let day = Day.monday + 20
        let ends = [day.start, day.start.addingTimeInterval(86_399)]
        try await example.keep(
            [-1, 0, 86_399, 86_400].enumerated().map { number, second in
                Invoice.example(2_000 + number).issued(at: day.start.addingTimeInterval(Double(second)))
            })
        let page = try await store.invoices(matching: filter(DayRange(single: day)), limit: 9)
        #expect(page.invoices.map(\.issuedAt) == ends.reversed())
    }
}

extension Invoice {
    /// The same invoice of another instant.
    fileprivate func issued(at instant: Date) -> Invoice {
        Invoice(
            number: number, kind: kind, status: status, deduction: deduction, source: source, risk: risk,
            issuedAt: instant, seller: seller, buyer: buyer, sums: sums, isPositive: isPositive, drawer: drawer,
            remark: remark)
    }
}
