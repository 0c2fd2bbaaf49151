/// An e-mail address that a mail can be sent to: ASCII, one `@`, a host with a dot or a single label.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// Nil for what no mail server would take, and for anything that could smuggle a header: spaces, controls, brackets.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), (1...190).contains(parts[1].utf8.count),
            parts[0].utf8.allSatisfy(Self.isLocal), parts[1].utf8.allSatisfy(Self.isHost),
            !parts[0].hasPrefix("."), !parts[0].hasSuffix("."), !text.contains(".."),
            parts[1].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(Self.isLabel)
        else { return nil }
        description = "\(parts[0])@\(parts[1].lowercased())"
    }

    /// `c***@example.com`: enough to know one's own by.
    public var masked: String {
        let parts = description.split(separator: "@")
        return "\(parts[0].prefix(1))***@\(parts[1])"
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        isHost(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 45 || byte == 46
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
    }
}
