import Domain

/// A goods line whose sums, with its sisters', are the invoice's.
struct GoodsLine: Sendable {
    let goods: Goods
    /// Negative on a red invoice.
    let quantity: Int
    /// Decimal text of yuan with eight decimals.
    let unitPrice: String
    let amount: Fen
    /// `0.13` or 免税.
    let rate: String
    let tax: Fen
}

enum GoodsLines {
    /// One to six lines, rarely forty. Taxes are differences of rounded running totals, so they add up to the fen.
    static func of(_ facts: InvoiceFacts, streamSeed: UInt64) -> [GoodsLine] {
        let place = facts.original ?? facts.place
        var dice = Dice(streamSeed &+ 7, UInt64(bitPattern: Int64(place.day.rawValue)), UInt64(place.index))
        let catalogue = Goods.catalogue(facts.kind, rate: facts.rate)
        let magnitude = Int64(facts.sums.amount.rawValue.magnitude)
        let sign: Int64 = facts.isRed ? -1 : 1
        let count = lineCount(facts, magnitude: magnitude, &dice)
        let weights = (0..<count).map { _ in Int64(50 + dice.below(100)) }
        let whole = weights.reduce(0, +)
        var (weight, before) = (Int64(0), Sums.zero)
        return weights.map { share in
            weight += share
            let after = Sums.taxed(magnitude * weight / whole, rate: facts.rate)
            defer { before = after }
            let amount = after.amount.rawValue - before.amount.rawValue
            let tax = after.tax.rawValue - before.tax.rawValue
            let quantity = 1 + dice.below(Int(min(amount, 60)))
            return GoodsLine(
                goods: dice.pick(catalogue), quantity: quantity * Int(sign), unitPrice: price(amount, quantity),
                amount: Fen(rawValue: amount * sign), rate: rateText(facts.rate), tax: Fen(rawValue: tax * sign))
        }
    }

    private static func lineCount(_ facts: InvoiceFacts, magnitude: Int64, _ dice: inout Dice) -> Int {
        let isSingle = [.railway, .airline, .toll].contains(facts.kind) || magnitude < 10_000
        let roll = dice.below(1000)
        if isSingle || roll < 550 { return 1 }
        return roll < 5 + 550 ? 40 : 2 + dice.below(5)
    }

    private static func price(_ fen: Int64, _ quantity: Int) -> String {
        let scaled = fen * 1_000_000 / Int64(quantity)
        return "\(scaled / 100_000_000).\(String(scaled % 100_000_000).leftPadded(8))"
    }

    private static func rateText(_ rate: Int) -> String {
        rate == 0 ? "免税" : "0.\(String(rate / 10).leftPadded(2))"
    }
}
