/// SplitMix64: a reproducible stream of numbers from a few seeds.
struct Dice: Sendable {
    private var state: UInt64

    init(_ seed: UInt64, _ first: UInt64 = 0, _ second: UInt64 = 0) {
        state = Self.mix(Self.mix(Self.mix(seed) &+ first) &+ second)
    }

    mutating func roll() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    mutating func below(_ limit: Int) -> Int { Int(roll() % UInt64(max(1, limit))) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// True `perMille` times in a thousand.
    mutating func chance(_ perMille: Int) -> Bool { below(1000) < perMille }

    /// True in that share of cases, to the millionth.
    mutating func hits(_ share: Double) -> Bool { below(1_000_000) < Int(share * 1_000_000) }

    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// FNV-1a: `Hasher` differs from run to run.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}
