/// A reversible shuffle of the numbers below 2^bits: invoice numbers look random, never repeat, and can be traced back.
struct Permutation: Sendable {
    private let bits: Int
    private let key: UInt64
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// `factor` times this is 1 modulo 2^64.
    private static let inverse: UInt64 = 0xF1DE_83E1_9937_733D

    init(bits: Int, key: UInt64) {
        self.bits = bits
        self.key = Dice.mix(key)
    }

    func shuffled(_ value: UInt64) -> UInt64 {
        var mixed = value
        for round in 0..<3 {
            mixed = ((mixed &+ roundKey(round)) &* Self.factor) & mask
            mixed ^= mixed >> shift
        }
        return mixed
    }

    func restored(_ value: UInt64) -> UInt64 {
        var mixed = value & mask
        for round in (0..<3).reversed() {
            // The shift is at least half the width, so one exclusive or undoes it.
            mixed ^= mixed >> shift
            mixed = ((mixed &* Self.inverse) &- roundKey(round)) & mask
        }
        return mixed
    }

    private var mask: UInt64 { (1 << UInt64(bits)) - 1 }
    private var shift: UInt64 { UInt64((bits + 1) / 2) }
    private func roundKey(_ round: Int) -> UInt64 { key >> UInt64(round * 7) }
}
