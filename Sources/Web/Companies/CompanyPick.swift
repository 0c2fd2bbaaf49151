import Domain
import Store

/// Companies to choose from, on every page that asks for one or for several: all of them while they are few; of many
/// those that are chosen, those used last, and a search by name or tax number.
struct CompanyPick: Sendable {
    /// As many as can be looked over.
    static let most = 20

    /// For a select or check boxes; `reason` is the tax number.
    let choices: [Choice]
    /// There are more than are listed, so that a search stands beside.
    let isMany: Bool
    /// As typed; empty where its company was found.
    let search: String
    /// `找到 37 家，列出前 20 家，请在列表中选择。`; may be empty.
    let found: String
    /// `全部 2,000 家企业`.
    let allText: String
}

extension CompanyPick {
    /// - Parameter chosen: come first, whether they were found or not.
    init(_ found: CompanyFew, chosen: [Enterprise], search: String = "", of total: Int, withNumbers: Bool) {
        let ids = Set(chosen.map(\.id))
        let isMany = total > Self.most
        // All are shown in their order while they are few.
        let listed = isMany ? chosen + found.few.filter { !ids.contains($0.id) } : found.few
        self.init(
            choices: listed.map { company in
                Choice(
                    company.id.description, company.name, isSelected: ids.contains(company.id),
                    reason: withNumbers || isMany ? company.taxNumber.description : "")
            }, isMany: isMany, search: search, found: Self.words(for: found, search: search),
            allText: "全部 \(total.grouped) 家企业")
    }

    private static func words(for found: CompanyFew, search: String) -> String {
        if search.isEmpty { return "" }
        if found.total == 0 { return "没有找到“\(search)”，请换一个名称或税号。" }
        let few = found.few.count < found.total ? "，列出前 \(found.few.count) 家" : ""
        return "找到 \(found.total.grouped) 家\(few)，请在列表中选择。"
    }
}
