/// Every address of 电子税局账号 that changes or reads one account, for tests that try them all.
enum AccountAddresses {
    static func gets(of account: String) -> [String] {
        ["edit", "login", "removal", "wechat-binding", "wechat-binding/events", "wechat-binding/removal"]
            .map { "\(account)/\($0)" }
    }

    static func posts(of account: String) -> [String] {
        ["login", "removal", "reminder", "wechat-binding", "wechat-binding/removal"].map { "\(account)/\($0)" }
    }

    /// Of a login that is under way.
    static func posts(ofLogin attempt: String) -> [String] { [attempt, "\(attempt)/end"] }
    static func gets(ofLogin attempt: String) -> [String] { [attempt, "\(attempt)/events"] }
}
