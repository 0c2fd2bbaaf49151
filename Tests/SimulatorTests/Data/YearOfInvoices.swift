import Domain
import Foundation

@testable import Simulator

/// All that the bureau shows of one company, in full.
struct YearOfInvoices: Sendable {
    let archive: Archive
    let now: Date
    let range: DayRange
    private let facts: [Direction: [InvoiceFacts]]
    private let invoices: [Direction: [Invoice]]

    /// The largest company's, computed once.
    static var largest: YearOfInvoices { get throws { try computed.get() } }
    private static let computed = Result { try YearOfInvoices() }

    init(_ taxNumber: String = Demo.xinghe, seed: UInt64 = Demo.seed, now: Date = Clock.start) throws {
        guard let archive = try Demo.world(seed: seed).archives[taxNumber],
            let range = DayRange(Day(at: now) - 400, Day(at: now) + 30)
        else { throw CocoaError(.fileNoSuchFile) }
        self.archive = archive
        self.now = now
        self.range = range
        let days = archive.days(in: range, now: now).map(Array.init) ?? []
        var facts: [Direction: [InvoiceFacts]] = [:]
        for direction in Direction.allCases {
            let query = InvoiceQuery(direction: direction, days: range)
            facts[direction] = days.flatMap { archive.facts(on: Day(rawValue: $0), query, now: now.second) }
        }
        self.facts = facts
        invoices = Dictionary(
            uniqueKeysWithValues: facts.map { direction, facts in
                (direction, facts.compactMap { archive.invoice($0, direction, now: now) })
            })
    }

    func facts(_ direction: Direction) -> [InvoiceFacts] { facts[direction] ?? [] }
    func invoices(_ direction: Direction) -> [Invoice] { invoices[direction] ?? [] }
    var all: [Invoice] { Direction.allCases.flatMap { invoices($0) } }
}
