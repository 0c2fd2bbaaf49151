/// Somebody else goes by it.
public struct NameTaken: Error, Hashable, Sendable {
    public init() {}
}

/// A name that a person goes by: 1 to 20 characters that can be seen.
public struct Nickname: Hashable, Sendable {
    public let text: String
    public static let rule = "请填写 1 到 20 个字的显示名称，不含不可见的字符，也不要用系统自己的称呼。"

    /// Who is no person, in the audit log.
    private static let reserved: Set<String> = ["命令行", "演示环境", "邮件持有人", "未登录", "接口 "]

    public init?(_ typed: String) {
        guard (1...20).contains(typed.count), typed.utf8.count <= 200, typed.unicodeScalars.allSatisfy(\.isVisible),
            typed.contains(where: { !$0.isWhitespace }), !Self.reserved.contains(where: typed.hasPrefix)
        else { return nil }
        text = typed
    }
}
