import Domain

/// The archives of all companies, by tax number.
struct World: Sendable {
    let archives: [String: Archive]

    init(seed: UInt64, group: DemoGroup) {
        let counterparties = Counterparties(seed: seed)
        let tallies = TallyMemo()
        var archives: [String: Archive] = [:]
        for company in group.companies {
            archives[company.taxNumber] = Archive(
                seed: seed, company: company, counterparties: counterparties, tallies: tallies)
        }
        self.archives = archives
    }
}

extension World {
    /// Whether some company has an account of this name.
    func knows(_ account: String) -> Bool {
        archives.values.contains { $0.company.accounts.contains { $0.account == account } }
    }
}
