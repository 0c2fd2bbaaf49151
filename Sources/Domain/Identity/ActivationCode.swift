/// 激活码: 16 characters of Crockford's alphabet, 80 bits, shown in four groups.
public struct ActivationCode: Hashable, Sendable {
    /// `7QK2M9XA4T0RB8ZE`, without groups.
    public let text: String

    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// From ten random bytes.
    public init(bytes: [UInt8]) {
        precondition(bytes.count == 10, "an activation code has 80 bits")
        var characters = ""
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                characters.append(Self.alphabet[buffer >> bits & 31])
            }
        }
        text = characters
    }

    /// As a person types or pastes it: any case, with or without groups, O for 0 and I or L for 1.
    public init?(typed: String) {
        let folded = typed.halfWidth.uppercased().compactMap { character -> Character? in
            switch character {
            case "O": "0"
            case "I", "L": "1"
            case "-", "—", "–", "_": nil
            default: character.isWhitespace ? nil : character
            }
        }
        guard folded.count == 16, folded.allSatisfy({ $0.isASCII && Self.alphabet.contains($0) }) else { return nil }
        text = String(folded)
    }

    /// `7QK2-M9XA-4T0R-B8ZE`.
    public var grouped: String {
        stride(from: 0, to: 16, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: "-")
    }
}
