/// What a parametric QR code is for, and which one it is: 1–64 characters that the phone's event brings back.
///
/// A scene of one purpose is worth nothing for another.
public struct Scene: Hashable, Sendable, CustomStringConvertible {
    public enum Purpose: String, CaseIterable, Sendable {
        case signIn = "login"
        case binding = "bind"
    }

    public let purpose: Purpose
    private let token: String

    /// - Parameter token: random letters and digits.
    public init(_ purpose: Purpose, token: String) {
        self.purpose = purpose
        self.token = token
    }

    /// Nil for a text that no code of ours says.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let purpose = Purpose(rawValue: String(parts[0])), !parts[1].isEmpty,
            text.utf8.count <= 64
        else { return nil }
        self.purpose = purpose
        token = String(parts[1])
    }

    public var description: String { "\(purpose.rawValue)-\(token)" }
}
