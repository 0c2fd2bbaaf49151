/// What a token is called: 1 to 50 characters that can be seen.
public struct APITokenName: Hashable, Sendable {
    public let text: String
    public static let longest = 50
    public static let rule = "请填写 1 到 50 个字的名称，不含不可见的字符。"

    public init?(_ typed: String) {
        guard (1...Self.longest).contains(typed.count), typed.utf8.count <= 400,
            typed.unicodeScalars.allSatisfy(\.isVisible),
            typed.contains(where: { !$0.isWhitespace })
        else { return nil }
        text = typed
    }
}
