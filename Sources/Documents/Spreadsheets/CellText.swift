import Foundation

/// How spreadsheets spell what XML cannot: `_x000D_` is a carriage return.
enum CellText {
    /// A text that happens to look like such a spelling must not be read as one. The writer spells the rest.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        return text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
        return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
            let scalar = UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init)
            return scalar.map { String($0) } ?? String(match.0)
        }
    }

    /// A number cell as people see it: without an exponent, and with no more than a spreadsheet's 15 digits.
    static func number(_ text: String) -> String {
        let mark = UInt8(ascii: "."), exponents = "eE".utf8
        let hasExponent = text.utf8.contains(where: exponents.contains)
        guard hasExponent || (text.utf8.count > 16 && text.utf8.contains(mark)) else { return text }
        guard let value = Decimal(string: text) else { return text }
        let whole = "\(value.magnitude)".prefix { $0 != "." }.drop { $0 == "0" }.count
        // An invoice's number that was once a Double has lost its tail: better no number than a wrong one.
        guard whole <= 15 else { return text }
        // 1234.56 is stored as 1234.5600000000001 where it was computed, and as 1234.559999999999 by some writers.
        var (exact, rounded) = (value, Decimal())
        NSDecimalRound(&rounded, &exact, 15 - whole, .plain)
        return "\(rounded)"
    }
}
