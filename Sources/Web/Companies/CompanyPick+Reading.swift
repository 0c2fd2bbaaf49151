import Domain
import Store

extension Console {
    /// The company that a page is asked for, and what may be chosen instead. A search that finds one company chooses
    /// it; one that finds several lists them beside the company that stays. Throws `NotFound`.
    func company(
        _ fields: Fields, in scope: Set<Enterprise.ID>, by preference: CompanyPreference
    ) async throws -> (Enterprise, CompanyPick) {
        let most = CompanyPick.most
        var search = scope.count > most ? fields["company"] : ""
        var found = try await store.companies(in: scope, search: search, limit: most)
        let only = search.isEmpty || found.total != 1 ? nil : found.few.first
        if only != nil {
            search = ""
            found = try await store.companies(in: scope, search: "", limit: most)
        }
        let company: Enterprise
        if let only { company = only } else { company = try await chosen(fields, in: scope, by: preference) }
        let pick = CompanyPick(found, chosen: [company], search: search, of: scope.count, withNumbers: false)
        return (company, pick)
    }

    /// The same without the others.
    func chosen(
        _ fields: Fields, in scope: Set<Enterprise.ID>, by preference: CompanyPreference
    ) async throws -> Enterprise {
        let wanted = fields["enterprise"]
        if wanted.isEmpty, let company = try await store.company(in: scope, by: preference) { return company }
        guard let id = Enterprise.ID(wanted), scope.contains(id), let company = try await store.enterprise(id) else {
            throw NotFound()
        }
        return company
    }

    /// For check boxes: those that are checked stay, wherever the search leads.
    func companies(
        checked: Set<Enterprise.ID>, search typed: String, in scope: Set<Enterprise.ID>
    ) async throws -> CompanyPick {
        let search = scope.count > CompanyPick.most ? typed : ""
        return CompanyPick(
            try await store.companies(in: scope, search: search, limit: CompanyPick.most),
            chosen: try await store.companies(checked.intersection(scope)), search: search, of: scope.count,
            withNumbers: true)
    }
}
