import Domain
import Foundation
import Synchronization

/// Counts and sums of days, by group. A few numbers per company and day, never an invoice.
final class TallyMemo: Sendable {
    typealias Groups = [InvoiceGroup: Tally]

    private struct Key: Hashable {
        let taxNumber: String
        let direction: Direction
        let day: Int
        /// How many of the held back have come: they only ever grow.
        let arrived: Int
    }

    private struct State {
        /// Under which the days were counted.
        var drift = Drift()
        var days: [Key: Groups] = [:]
    }

    private static let limit = 40_000
    private let state = Mutex(State())

    /// The day's groups. Days whose invoices may still change are counted anew each time.
    func groups(of stream: InvoiceStream, on day: Day, now: Int, count: () -> Groups) -> Groups {
        guard (day + DayPlan.longestLag + 1).startSecond <= now else { return count() }
        let key = Key(
            taxNumber: stream.company.taxNumber, direction: stream.direction, day: day.rawValue,
            arrived: stream.arrived.count { $0.day == day })
        let known = state.withLock { state in
            if state.drift != stream.drift { state = State(drift: stream.drift) }
            return state.days[key]
        }
        if let known { return known }
        let counted = count()
        state.withLock { state in
            guard state.drift == stream.drift else { return }
            if state.days.count >= Self.limit { state.days.removeAll() }
            state.days[key] = counted
        }
        return counted
    }
}

extension Archive {
    /// Count and sums of all that the query means.
    func tally(_ query: InvoiceQuery, now: Date) -> Tally {
        guard let days = days(in: query.days, now: now) else { return .zero }
        return days.reduce(.zero) { $0 + tally(on: Day(rawValue: $1), query, now: now) }
    }

    func tally(on day: Day, _ query: InvoiceQuery, now: Date) -> Tally {
        guard query.totals == nil else {
            return facts(on: day, query, now: now.second).reduce(.zero) { $0 + Tally(count: 1, sums: $1.sums) }
        }
        return groups(on: day, query.direction, now: now.second)
            .reduce(.zero) { query.admits($1.key) ? $0 + $1.value : $0 }
    }

    private func groups(on day: Day, _ direction: Direction, now: Int) -> TallyMemo.Groups {
        let stream = stream(direction)
        return tallies.groups(of: stream, on: day, now: now) {
            stream.ledger(day).facts(upTo: now).reduce(into: [:]) { groups, facts in
                groups[group(of: facts, direction, now: now), default: .zero] += Tally(count: 1, sums: facts.sums)
            }
        }
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
