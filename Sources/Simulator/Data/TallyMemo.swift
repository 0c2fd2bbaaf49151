import Domain
import Foundation
import Synchronization

/// Counts and sums of days, by kind and status. A few numbers per company and day, never an invoice.
final class TallyMemo: Sendable {
    struct Cell: Sendable {
        let kind: InvoiceKind
        let status: InvoiceStatus
        var tally: Tally
    }

    private struct Key: Hashable {
        let taxNumber: String
        let direction: Direction
        let day: Int
    }

    private static let limit = 40_000
    private let cells = Mutex<[Key: [Cell]]>([:])

    /// The day's cells. Days whose invoices may still be reversed are counted anew each time.
    func cells(of stream: InvoiceStream, on day: Day, now: Int) -> [Cell] {
        let key = Key(taxNumber: stream.company.taxNumber, direction: stream.direction, day: day.rawValue)
        if let known = cells.withLock({ $0[key] }) { return known }
        let counted = Self.count(stream.ledger(day), now: now)
        if (day + DayPlan.longestLag + 1).startSecond <= now {
            cells.withLock {
                if $0.count >= Self.limit { $0.removeAll() }
                $0[key] = counted
            }
        }
        return counted
    }

    private static func count(_ ledger: DayLedger, now: Int) -> [Cell] {
        var cells: [Cell] = []
        for index in 0..<ledger.count {
            let facts = ledger[index]
            guard facts.issuedAt <= now else { continue }
            let status = facts.status(at: now)
            let one = Tally(count: 1, sums: facts.sums)
            if let known = cells.firstIndex(where: { $0.kind == facts.kind && $0.status == status }) {
                cells[known].tally = cells[known].tally + one
            } else {
                cells.append(Cell(kind: facts.kind, status: status, tally: one))
            }
        }
        return cells
    }
}

extension Archive {
    /// Count and sums of all that the query means.
    func tally(_ query: InvoiceQuery, now: Date) -> Tally {
        guard let days = days(in: query.days, now: now) else { return .zero }
        return days.reduce(.zero) { $0 + tally(on: Day(rawValue: $1), query, now: now) }
    }

    func tally(on day: Day, _ query: InvoiceQuery, now: Date) -> Tally {
        tallies.cells(of: stream(query.direction), on: day, now: now.second)
            .filter { query.admits($0.kind, $0.status) }
            .reduce(.zero) { $0 + $1.tally }
    }

    /// One page of the invoices that the query means, from the `offset`-th, oldest first.
    func page(_ query: InvoiceQuery, offset: Int, limit: Int, now: Date) -> [InvoiceFacts] {
        guard let days = days(in: query.days, now: now) else { return [] }
        var skip = offset
        var rows: [InvoiceFacts] = []
        for day in days.lazy.map(Day.init(rawValue:)) where rows.count < limit {
            let count = tally(on: day, query, now: now).count
            if skip >= count {
                skip -= count
            } else {
                rows += facts(on: day, query, now: now.second).dropFirst(skip).prefix(limit - rows.count)
                skip = 0
            }
        }
        return rows
    }
}
