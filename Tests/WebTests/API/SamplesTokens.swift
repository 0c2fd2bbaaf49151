@testable import Web

extension Samples {
    static let validToken = Chip(text: "有效", tone: .good)

    static func token(
        _ name: String, companies: String, names: String = "", access: String = "只读", lastUsed: String = "未使用",
        expires: String = "2027-11-22", state: Chip = validToken, note: String = ""
    ) -> TokenListPage.Line {
        .init(
            name: name, ending: "尾号 9f3c", companies: companies, companyNames: names, access: access, madeBy: "王敏",
            made: "今天 09:12",
            lastUsed: lastUsed, expires: expires, state: state, note: note,
            revocationURL: state.text == "已撤销" ? "" : "/api-tokens/4/revocation")
    }

    static let tokenLines = [
        token("金蝶云星空 · 应付自动化", companies: "全部企业", access: "可发起下载", lastUsed: "今天 14:00", expires: "不限"),
        token(
            "苏州工业园区共享中心应付组与总账组共同使用的企业资源计划系统生产环境接口令牌二零二六年度新版",
            companies: "2,000 家企业", names: "\(longCompany)、\(company)、杭州临平第4五金工具有限公司 等", lastUsed: "11-21 09:30"),
        token("用友 NC 测试", companies: company, expires: "2026-11-20", state: Chip(text: "已过期", tone: .warn)),
        token(
            "新老板的 ERP", companies: company, state: Chip(text: "已失效", tone: .bad), note: "创建人已不再有相应权限"),
        token(
            "旧 ERP", companies: "2 家企业", names: "\(company)、苏州澄湖", lastUsed: "2025-10-03",
            state: Chip(text: "已撤销", tone: .idle)),
    ]

    static func choices(_ words: [(String, String)], chosen: String) -> [Choice] {
        words.map { Choice($0.0, $0.1, isSelected: $0.0 == chosen) }
    }

    static func tokenPage(
        _ tokens: [TokenListPage.Line], made: [TokenListPage.Made] = [], name: String = "", nameError: String = "",
        reach: String = "some", companies: CompanyPick = pick([]), companiesError: String = ""
    ) -> TokenListPage {
        TokenListPage(
            made: made, tokens: tokens, name: name, nameError: nameError,
            reaches: choices([("some", "指定企业"), ("all", "全部企业")], chosen: reach), pick: companies,
            companiesError: companiesError, accesses: choices([("read", "只读"), ("operate", "可发起下载")], chosen: "read"),
            terms: choices([("90-days", "90 天"), ("1-year", "1 年"), ("unlimited", "不限")], chosen: "1-year"))
    }

    static let tokenCompanies = pick(
        (1...16).map {
            Choice("\($0)", "杭州临平第\($0)五金工具有限公司", isSelected: $0 == 2, reason: "91330110MADEMA0\($0 + 100)")
        })

    static let fullTokens = tokenPage(tokenLines, companies: tokenCompanies)
    static let madeToken = tokenPage(
        tokenLines,
        made: [.init(name: "金蝶云星空 · 应付自动化", token: "fsk_" + String(repeating: "0123456789abcdef", count: 4))],
        companies: tokenCompanies)
    static let tokens: [Sample] = [
        Sample("tokens-full", fullTokens, in: layout("接口令牌", notice: "令牌已撤销，立即失效。")),
        Sample("tokens-made", madeToken, in: layout("接口令牌")),
        Sample(
            "tokens-failing",
            tokenPage(
                tokenLines, name: "金蝶", nameError: "已有名为“金蝶”的令牌。请换一个名称，或先撤销原来的令牌。",
                companies: pick(companyChoices), companiesError: "请至少选择一家企业，或者选“全部企业”。"),
            in: layout("接口令牌")),
        Sample("tokens-many", tokenPage(tokenLines, name: "金蝶", companies: manyPick), in: layout("接口令牌")),
        Sample("tokens-empty", tokenPage([], reach: "all"), in: layout("接口令牌")),
        Sample(
            "tokens-hostile",
            tokenPage(
                [token(hostile, companies: hostile, names: hostile)], made: [.init(name: hostile, token: hostile)],
                name: hostile,
                nameError: hostile), in: layout("接口令牌")),
    ]
}
