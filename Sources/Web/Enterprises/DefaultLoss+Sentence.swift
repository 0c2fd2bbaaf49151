import Domain

extension DefaultLoss {
    var sentence: String { [self].sentence }
}

extension [DefaultLoss] {
    /// What went, why, and what to do. Both purposes of one account are told together. Empty where nothing was lost.
    var sentence: String { sentence(hasAccounts: true) }

    func sentence(hasAccounts: Bool) -> String {
        guard !isEmpty else { return "" }
        let clauses = Dictionary(grouping: self) { [$0.account, $0.reason.rawValue] }.values
            .sorted { $0[0].direction.rawValue < $1[0].direction.rawValue }.map(Self.clause)
        return clauses.joined(separator: "；") + (hasAccounts ? "，请重新设置默认账号。" : "，请先新增账号，再设置默认账号。")
    }

    private static func clause(_ losses: [DefaultLoss]) -> String {
        let purposes = losses.map { $0.direction == .issued ? "开票" : "收票" }.joined(separator: "和")
        let account = "默认\(purposes)账号 \(losses[0].account) "
        switch losses[0].reason {
        case .right: return "\(account)已失去\(purposes)权限"
        case .removed: return "\(account)已被移除"
        case .single: return "\(account)成为这家企业唯一的账号，不能只用于\(purposes)"
        }
    }
}
