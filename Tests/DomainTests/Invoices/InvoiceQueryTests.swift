import Domain
import Testing

private struct Cell: Hashable {
    let day: Day
    let kind: InvoiceKind
    let status: InvoiceStatus
    let sign: InvoiceSign
    let total: Int64
}

extension InvoiceQuery {
    fileprivate var cells: [Cell] {
        (days.first.rawValue...days.last.rawValue).flatMap { day in
            (kinds.isEmpty ? InvoiceKind.allCases : Array(kinds)).flatMap { kind in
                (statuses.isEmpty ? InvoiceStatus.allCases : Array(statuses)).flatMap { status in
                    (sign.map { [$0] } ?? InvoiceSign.allCases).flatMap { sign in
                        (totals.map { $0.from.rawValue...$0.to.rawValue } ?? 0...0).map {
                            Cell(day: Day(rawValue: day), kind: kind, status: status, sign: sign, total: $0)
                        }
                    }
                }
            }
        }
    }
}

@Suite struct InvoiceQueryTests {
    private static let queries: [InvoiceQuery] = [1, 2, 5].flatMap { count in
        ([[], [.special], [.special, .digitalSpecial, .toll]] as [Set<InvoiceKind>]).flatMap { kinds in
            ([[], [.normal], [.voided, .reversed]] as [Set<InvoiceStatus>]).compactMap { statuses in
                DayRange(Day(rawValue: 20_480), Day(rawValue: 20_480 + count - 1)).map {
                    InvoiceQuery(
                        direction: .received, days: $0, kinds: kinds, statuses: statuses, deductions: [.ticked],
                        totals: AmountRange(Fen(rawValue: -1), Fen(rawValue: 1)))
                }
            }
        }
    }

    /// Cut until nothing can be cut, each day, kind, status, sign and total of the whole is in one part, and in one
    /// only.
    @Test(arguments: queries)
    func partsMakeUpTheWholeAtEveryDepth(_ query: InvoiceQuery) {
        var uncut = [query]
        var leaves: [InvoiceQuery] = []
        while let next = uncut.popLast() {
            guard let parts = next.parts else {
                leaves.append(next)
                continue
            }
            #expect(parts.count > 1)
            #expect(parts.allSatisfy { $0.direction == .received && $0.deductions == [.ticked] })
            let cells = parts.flatMap(\.cells)
            #expect(cells.count == Set(cells).count, "a part overlaps another")
            #expect(Set(cells) == Set(next.cells))
            uncut += parts
        }
        #expect(leaves.allSatisfy { $0.cells.count == 1 && $0.kinds.count == 1 && $0.statuses.count == 1 })
        #expect(leaves.allSatisfy { $0.sign != nil && $0.totals != nil })
        #expect(leaves.count == query.cells.count)
    }

    @Test func daysAreCutBeforeKindsBeforeStatusesBeforeSignsBeforeTotals() throws {
        var query = try #require(Self.queries.last)
        let halves = try #require(query.parts)
        #expect(halves.map(\.days.count) == [2, 3])
        query.days = DayRange(single: query.days.first)
        #expect(query.parts?.map(\.kinds) == [[.special], [.toll], [.digitalSpecial]])
        query.kinds = [.toll]
        #expect(query.parts?.map(\.statuses) == [[.reversed], [.voided]])
        query.statuses = [.voided]
        query.totals = nil
        #expect(query.parts?.map(\.sign) == [.positive, .negative])
        query.sign = .negative
        let totals = try #require(query.parts).compactMap(\.totals)
        #expect(totals.first?.from == Fen(rawValue: -10_000_000_000_000) && totals.last?.to == .zero)
        query.totals = AmountRange(.zero, .zero)
        #expect(query.parts == nil)
    }

    @Test func isCutAtTheEndsOfMonths() throws {
        let first = try #require(Day("2026-01-15"))
        let days = try #require(DayRange(first, first + 46))
        let months = InvoiceQuery(direction: .issued, days: days, kinds: [.toll]).months
        #expect(months.map(\.days.last.description) == ["2026-01-31", "2026-02-28", "2026-03-02"])
        #expect(months.allSatisfy { $0.kinds == [.toll] && $0.direction == .issued })
    }
}
