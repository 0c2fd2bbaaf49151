/// 统一社会信用代码 or an older 纳税人识别号, upper case.
public struct TaxNumber: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Why a text is no tax number.
    public enum Flaw: Error, Equatable { case length(Int), character(Character), checkDigit }

    /// GB 32100-2015: 18 characters of a 31-letter alphabet, the last a check character.
    /// Older numbers of 15, 17 or 20 characters have no check digit and are taken as they are.
    public init(_ text: String) throws(Flaw) {
        let code = text.halfWidth.filter { !$0.isWhitespace }.uppercased()
        guard [15, 17, 18, 20].contains(code.count) else { throw .length(code.count) }
        if let stranger = code.first(where: { !($0.isASCII && ($0.isLetter || $0.isNumber)) }) {
            throw .character(stranger)
        }
        if code.count == 18 { try Self.checkCreditCode(code) }
        description = code
    }

    /// For numbers that this program stored itself after checking them.
    public init(stored text: String) { description = text }

    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    private static func checkCreditCode(_ code: String) throws(Flaw) {
        var sum = 0
        var weight = 1
        var last = 0
        for (position, character) in code.enumerated() {
            guard let value = alphabet.firstIndex(of: character), !(2..<8).contains(position) || value < 10 else {
                throw .character(character)
            }
            if position < 17 {
                sum += value * weight
                weight = weight * 3 % 31
            } else {
                last = value
            }
        }
        guard last == (31 - sum % 31) % 31 else { throw .checkDigit }
    }
}
