/// 模板: a form of message that the account may push.
public struct WeChatTemplate: Sendable {
    /// What a value may be, by the platform's rules.
    public enum Kind: String, Sendable {
        /// At most 20 characters.
        case thing
        /// `2026-10-03 14:05`, with or without seconds, or `2026年10月3日 14:05`.
        case time
        /// At most 32 printable ASCII characters.
        case characterString = "character_string"
        /// At most 5 Chinese characters.
        case phrase
    }

    /// A place of the form. In messages it is called by kind and number: `thing1`.
    public struct Keyword: Sendable {
        public let label: String
        public let kind: Kind
        public let number: Int

        public init(_ label: String, _ kind: Kind, _ number: Int) {
            self.label = label
            self.kind = kind
            self.number = number
        }

        public var name: String { "\(kind.rawValue)\(number)" }
    }

    public let id: String
    public let title: String
    public let keywords: [Keyword]

    public init(id: String, title: String, keywords: [Keyword]) {
        self.id = id
        self.title = title
        self.keywords = keywords
    }
}

extension WeChatTemplate {
    /// The templates of the demo's account: 登录成功通知, 税局验证提醒 and 发票变更提醒.
    public static let demo = [
        WeChatTemplate(
            id: "Zk8xv1LoginNotice_0aQm4tYc7nB2rPd5sEw9u", title: "登录成功通知",
            keywords: [.init("登录设备", .thing, 1), .init("登录地址", .thing, 2), .init("登录时间", .time, 3)]),
        WeChatTemplate(
            id: "Qp3hy6TaskNotice_9dKf2mVx8cL1jRs7tZb4e", title: "税局验证提醒",
            keywords: [.init("企业名称", .thing, 1), .init("账号", .characterString, 2), .init("原因", .thing, 3)]),
        WeChatTemplate(
            id: "Dg7uw4ChangeNotice_5fHk1nXz8bM3yTq6vRc0p", title: "发票变更提醒",
            keywords: [.init("企业名称", .thing, 1), .init("变化", .thing, 2), .init("时间", .time, 3)]),
    ]
}
