/// Money in 分, the hundredth of a yuan. Never a floating-point number, not even in passing.
public struct Fen: RawRepresentable, Hashable, Comparable, Sendable, AdditiveArithmetic {
    public let rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static let zero = Fen(rawValue: 0)
    public static func < (left: Fen, right: Fen) -> Bool { left.rawValue < right.rawValue }
    public static func + (left: Fen, right: Fen) -> Fen { Fen(rawValue: left.rawValue + right.rawValue) }
    public static func - (left: Fen, right: Fen) -> Fen { Fen(rawValue: left.rawValue - right.rawValue) }
    public static prefix func - (value: Fen) -> Fen { Fen(rawValue: -value.rawValue) }
}

extension Fen {
    /// Reads yuan as the bureau writes them: `-1234.5`, `1,234.56`, `¥1234`. Decimals beyond the second must be zero.
    public init?(yuan text: String) {
        var digits = Substring(text.filter { $0 != "," && $0 != " " && $0 != "¥" && $0 != "￥" })
        let isNegative = digits.first == "-"
        if isNegative || digits.first == "+" { digits.removeFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole.allSatisfy(\.isASCIIDigit) else { return nil }
        let decimals = parts.count == 2 ? parts[1] : ""
        guard decimals.allSatisfy(\.isASCIIDigit), decimals.dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
        guard let value = Int64(whole + (decimals + "00").prefix(2)) else { return nil }
        self.init(rawValue: isNegative ? -value : value)
    }

    /// `1234.56`, `-0.05`: what files and the wire carry.
    public var yuan: String {
        let magnitude = rawValue.magnitude
        let cents = magnitude % 100
        return "\(rawValue < 0 ? "-" : "")\(magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
    }

    /// `¥1,234,567.89`, `-¥0.05`: what people read.
    public var display: String {
        let magnitude = rawValue.magnitude
        let cents = magnitude % 100
        return "\(rawValue < 0 ? "-" : "")¥\((magnitude / 100).grouped).\(cents < 10 ? "0" : "")\(cents)"
    }
}

extension BinaryInteger {
    /// `1,482`: large counts and sums with separators.
    public var grouped: String {
        let digits = String(magnitude)
        let head = digits.count % 3
        var groups = head > 0 ? [digits.prefix(head)] : []
        var rest = digits.dropFirst(head)
        while !rest.isEmpty {
            groups.append(rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        return (self < 0 ? "-" : "") + groups.joined(separator: ",")
    }
}

extension Character {
    /// 0–9 only; `isNumber` also takes ４ and Ⅳ.
    public var isASCIIDigit: Bool { isASCII && isNumber }
}
