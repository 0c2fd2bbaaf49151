import Domain
import Store

extension Chip {
    init(_ standing: AccountStanding) {
        if let state = standing.state { self.init(state) } else { self.init(text: standing.name, tone: .idle) }
    }
}

extension AccountStanding {
    /// `3 个账号，1 个需验证`: what the chip does not say of accounts that need a person. Empty without accounts.
    func remark(on accounts: [Account]) -> String {
        guard !accounts.isEmpty else { return "" }
        let others = Account.State.allCases.filter { $0 != .usable && $0 != state }.compactMap { state in
            let count = accounts.count { $0.state == state }
            return count == 0 ? nil : "\(count) 个\(state.name)"
        }
        return (["\(accounts.count) 个账号"] + others).joined(separator: "，")
    }
}

extension ProvedMonth {
    /// `2026-10`, or `2026-10 取得` where it is true of one direction only.
    var words: String { direction.map { "\(month) \($0.name.prefix(2))" } ?? month }
}
