import Domain
import Store

extension EnterpriseListPage {
    init(_ address: EnterpriseListAddress, shown: EnterprisePage, counts: EnterpriseCounts, areas: [Area]) {
        let filter = address.filter
        let states = [nil] + EnterpriseFilter.State.allCases.map(Optional.some)
        self.init(
            query: filter.search,
            areas: [Choice("", "全部地区", isSelected: filter.area == nil)]
                + areas.map { Choice($0.code, $0.name, isSelected: $0 == filter.area) },
            state: filter.state?.rawValue ?? "",
            tabs: states.map { state in
                Tab(
                    text: state?.name ?? "全部", count: counts[state].grouped, url: address.with(\.state, state),
                    isCurrent: state == filter.state, isZero: counts[state] == 0)
            },
            chips: Self.chips(address), isFiltered: filter != EnterpriseFilter(), rows: shown.lines.map(Row.init),
            countText: "本页 \(shown.lines.count) 家，共 \(counts[filter.state].grouped) 家",
            previousURL: shown.previous.map { address.page(before: $0) } ?? "",
            nextURL: shown.next.map { address.page(after: $0) } ?? "")
    }

    private static func chips(_ address: EnterpriseListAddress) -> [FilterChip] {
        let filter = address.filter
        var chips: [FilterChip] = []
        if !filter.search.isEmpty {
            chips.append(FilterChip(text: "包含“\(filter.search)”", removalURL: address.with(\.search, "")))
        }
        if let area = filter.area {
            chips.append(FilterChip(text: "地区：\(area.name)", removalURL: address.with(\.area, nil)))
        }
        if let state = filter.state {
            chips.append(FilterChip(text: "状态：\(state.name)", removalURL: address.with(\.state, nil)))
        }
        return chips
    }
}

extension EnterpriseListPage.Row {
    fileprivate init(_ line: EnterpriseLine) {
        let (enterprise, standing) = (line.enterprise, AccountStanding(of: line.accounts))
        let stopped = line.newestDownload.flatMap { $0.state == .failed || $0.state == .differing ? $0 : nil }
        self.init(
            name: enterprise.name, url: "/enterprises/\(enterprise.id)", taxNumber: enterprise.taxNumber.description,
            area: enterprise.area.name, state: Chip(standing), accounts: standing.remark(on: line.accounts),
            defaults: EnterpriseListPage.DefaultLine.all(of: line), proved: line.proved?.words ?? "—",
            trouble: stopped.map { "最近下载\($0.state.name)" } ?? "",
            troubleURL: stopped.map { "/downloads/\($0.id)" } ?? "",
            accountsURL: "/enterprises/\(enterprise.id)/accounts",
            downloadURL: "/downloads?enterprise=\(enterprise.id)")
    }
}

extension EnterpriseListPage.DefaultLine {
    /// One line where one account serves both purposes or nothing is set, else a line for each.
    fileprivate static func all(of line: EnterpriseLine) -> [Self] {
        let (issue, receive) = (line.defaults.issue, line.defaults.receive)
        if let issue, issue == receive { return [Self(text: "开票、收票 \(person(issue, line))", isLost: false)] }
        if issue == nil, receive == nil, line.lost.isEmpty { return [Self(text: "未设置", isLost: false)] }
        return [(Direction.issued, "开票", issue), (.received, "收票", receive)].map { direction, purpose, account in
            if let account { return Self(text: "\(purpose) \(person(account, line))", isLost: false) }
            let isLost = line.lost.contains(direction)
            return Self(text: "\(purpose) \(isLost ? "已失效" : "未设置")", isLost: isLost)
        }
    }

    private static func person(_ id: Account.ID, _ line: EnterpriseLine) -> String {
        line.accounts.first { $0.id == id }?.person ?? ""
    }
}
