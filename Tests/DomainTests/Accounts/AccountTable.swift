import Domain

/// Companies of no more than three accounts, in every combination, and every choice of defaults in them.
enum AccountTable {
    static let rights: [Rights] = [[], .issue, .receive, [.issue, .receive]]

    static func account(_ id: Int64, _ rights: Rights) -> Account {
        Account(
            id: Account.ID(rawValue: id), enterprise: Enterprise.ID(rawValue: 1), loginName: "1380000000\(id)",
            person: "张三", role: "办税员", rights: rights, state: .usable)
    }

    /// Every company of none to three accounts, with every rights.
    static let companies: [[Account]] = (0...3).flatMap { count in
        (0..<1 << (2 * count)).map { number in
            (0..<count).map { account(Int64($0 + 1), rights[number >> (2 * $0) & 3]) }
        }
    }

    /// What any of three accounts may have become: every rights, or gone.
    static let remainders: [[Account]] = (0..<125).map { number in
        [number % 5, number / 5 % 5, number / 25].enumerated().compactMap { place, now in
            now == 4 ? nil : account(Int64(place + 1), rights[now])
        }
    }

    static func choices(of ids: [Int64]) -> [DefaultAccounts] {
        let ids = [nil] + ids.map { Account.ID(rawValue: $0) as Account.ID? }
        return ids.flatMap { issue in ids.map { DefaultAccounts(issue: issue, receive: $0) } }
    }

    /// The rule in its own words, beside the one that is tested: all that is wrong with a choice.
    static func flaws(of choice: DefaultAccounts, in company: [Account]) -> Set<DefaultAccountRefusal> {
        var flaws: Set<DefaultAccountRefusal> = []
        for (id, right) in [(choice.issue, Rights.issue), (choice.receive, .receive)] {
            guard let id else { continue }
            guard let account = company.first(where: { $0.id == id }) else {
                flaws.insert(.unknownAccount)
                continue
            }
            if account.rights.isDisjoint(with: right) { flaws.insert(.noRight(right)) }
            if company.count == 1, account.rights.rawValue != 3 { flaws.insert(.singleServesBoth) }
        }
        let purposes = [choice.issue, choice.receive].compactMap { $0 }.count
        if company.count == 1, purposes == 1 { flaws.insert(.singleServesBoth) }
        return flaws
    }
}
