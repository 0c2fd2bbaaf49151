import Domain

extension DefaultAccounts {
    /// `开票、收票 王敏 138****0001`, or `开票 王敏 138****0001，收票 未设置`: which accounts they are, for the log.
    func words(among accounts: [Account]) -> String {
        if issue == receive { return "开票、收票 \(accounts.name(of: issue))" }
        return "开票 \(accounts.name(of: issue))，收票 \(accounts.name(of: receive))"
    }
}
