import Domain
import Foundation
import Store

extension TokenListPage {
    init(_ entry: TokenEntry, made: Made?, tokens: [APITokenSummary], companies: CompanyPick, at now: Date) {
        self.init(
            made: made.map { [$0] } ?? [], tokens: tokens.map { Line($0, at: now) }, name: entry.name,
            nameError: entry.nameError,
            reaches: [
                Choice(TokenEntry.some, "指定企业", isSelected: entry.reach != TokenEntry.all),
                Choice(TokenEntry.all, "全部企业", isSelected: entry.reach == TokenEntry.all),
            ],
            pick: companies, companiesError: entry.companiesError,
            accesses: APIToken.Access.allCases.map {
                Choice($0.rawValue, $0.word, isSelected: $0.rawValue == entry.access)
            },
            terms: APITokenTerm.allCases.map { Choice($0.rawValue, $0.word, isSelected: $0.rawValue == entry.term) })
    }
}

extension TokenListPage.Line {
    fileprivate init(_ summary: APITokenSummary, at now: Date) {
        let token = summary.token
        let state = token.state(at: now)
        self.init(
            name: token.name, ending: "尾号 \(token.ending)", companies: summary.companyWords,
            companyNames: summary.names, access: token.access.word,
            madeBy: summary.madeBy, made: Moments.short(token.madeAt, at: now),
            lastUsed: token.lastUsedAt.map { Moments.short($0, at: now) } ?? "未使用",
            expires: token.expiresAt.map { Day(at: $0).description } ?? APITokenTerm.unlimited.word,
            state: Chip(state),
            note: state == .unbacked ? "创建人已不再有相应权限" : "",
            revocationURL: state == .revoked ? "" : "/api-tokens/\(token.id)/revocation")
    }
}

extension APITokenSummary {
    fileprivate var companyWords: String {
        if token.isForAll { return "全部企业" }
        return companyCount == 1 ? companies.joined() : "\(companyCount.grouped) 家企业"
    }

    fileprivate var names: String {
        companyCount > 1 ? companies.joined(separator: "、") + (companyCount > companies.count ? " 等" : "") : ""
    }
}

extension Chip {
    fileprivate init(_ state: APIToken.State) {
        switch state {
        case .valid: self.init(text: "有效", tone: .good)
        case .expired: self.init(text: "已过期", tone: .warn)
        case .revoked: self.init(text: "已撤销", tone: .idle)
        case .unbacked: self.init(text: "已失效", tone: .bad)
        }
    }
}
