import Testing

@testable import Domain

@Suite struct AmountRangeTests {
    private static let most: Int64 = 10_000_000_000_000

    /// Whatever an invoice comes to, at each cut one part and one only has it, until the part is that one fen.
    @Test(arguments: InvoiceSign.allCases, [0, 1, 2, 3, 99, 11_300, 5_000_001, 10_000_000_000_000] as [Int64])
    func leadsToEveryFen(_ sign: InvoiceSign, _ magnitude: Int64) {
        let total = Fen(rawValue: sign == .positive ? magnitude : -magnitude)
        var range = AmountRange.all(sign)
        var cuts = 0
        while let (low, high) = range.halves {
            #expect(low.from == range.from && high.to == range.to && low.to.rawValue + 1 == high.from.rawValue)
            #expect(low.contains(total) != high.contains(total))
            range = low.contains(total) ? low : high
            cuts += 1
        }
        #expect(range == AmountRange(total, total))
        #expect(cuts <= 64)
    }

    /// The middle of 0…10^13 would need some twenty cuts to come down to where invoices are.
    @Test func boundsFarApartAreCutByTheirRatio() throws {
        let (low, high) = try #require(AmountRange.all(.positive).halves)
        #expect(low.to == Fen(rawValue: 1 << 21) && high.to == Fen(rawValue: Self.most))
        let (small, large) = try #require(AmountRange(Fen(rawValue: 100), Fen(rawValue: 300)).flatMap(\.halves))
        #expect(small.to == Fen(rawValue: 200) && large.from == Fen(rawValue: 201))
        let (more, less) = try #require(AmountRange.all(.negative).halves)
        #expect(more.from == Fen(rawValue: -Self.most) && less.from == Fen(rawValue: -(1 << 21)) && less.to == .zero)
    }

    @Test func rangeOverZeroIsCutBelowIt() throws {
        let (low, high) = try #require(AmountRange(Fen(rawValue: -7), Fen(rawValue: 3)).flatMap(\.halves))
        #expect(low == AmountRange(Fen(rawValue: -7), Fen(rawValue: -1)))
        #expect(high == AmountRange(.zero, Fen(rawValue: 3)))
        let all = try #require(AmountRange(Fen(rawValue: -.max), Fen(rawValue: .max))?.halves)
        #expect(all.0.halves != nil && all.1.halves != nil)
    }

    @Test func endsDoNotCross() {
        #expect(AmountRange(Fen(rawValue: 2), Fen(rawValue: 1)) == nil)
        #expect(AmountRange(.zero, .zero)?.halves == nil)
        #expect(InvoiceSign.allCases.allSatisfy { AmountRange.all($0).contains(.zero) })
    }
}
