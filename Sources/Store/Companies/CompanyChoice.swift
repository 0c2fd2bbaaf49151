public import Domain
import GRDB

/// Companies to choose from, and how many there are in all.
public struct CompanyFew: Sendable {
    public let few: [Enterprise]
    public let total: Int
}

/// Which company a page shows that was asked for none; the first by name among equals.
public enum CompanyPreference: Sendable {
    /// One that has an account.
    case account
    /// The one with the most invoices.
    case invoices

    fileprivate var order: String {
        switch self {
        case .account:
            """
            EXISTS (SELECT 1 FROM accounts
                WHERE enterprise_id = enterprises.id AND platform = 'digital' AND removed_at IS NULL) DESC, name, id
            """
        case .invoices: "invoice_count DESC, name, id"
        }
    }
}

extension Store {
    private static let inScope = "id IN (SELECT value FROM json_each(?))"

    /// The companies whose name or tax number contains `search`, by name. Where nothing is searched for and there are
    /// more than `limit`, those for which something was asked last come first.
    public func companies(in scope: Set<Enterprise.ID>, search: String, limit: Int) async throws -> CompanyFew {
        try await read { db in
            var condition = Self.inScope
            var arguments: StatementArguments = [scope.json]
            if !search.isEmpty {
                condition += " AND (instr(name, ?) OR instr(tax_number, upper(?)))"
                arguments += [search, search]
            }
            let byUse = search.isEmpty && scope.count > limit
            let newest = "(SELECT max(id) FROM downloads WHERE enterprise_id = enterprises.id) DESC, "
            let sql = """
                SELECT *, count(*) OVER () AS total FROM enterprises WHERE \(condition)
                ORDER BY \(byUse ? newest : "")name, id LIMIT ?
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: arguments + [limit])
            return CompanyFew(
                few: try rows.map { try Enterprise(row: $0) }, total: try rows.first?.count("total") ?? 0)
        }
    }

    /// All of these companies, by name.
    public func companies(_ scope: Set<Enterprise.ID>) async throws -> [Enterprise] {
        try await read { db in
            let sql = "SELECT * FROM enterprises WHERE \(Self.inScope) ORDER BY name, id"
            return try Row.fetchAll(db, sql: sql, arguments: [scope.json]).map { try Enterprise(row: $0) }
        }
    }

    /// Nil only where the scope is empty.
    public func company(in scope: Set<Enterprise.ID>, by preference: CompanyPreference) async throws -> Enterprise? {
        try await read { db in
            let sql = "SELECT * FROM enterprises WHERE \(Self.inScope) ORDER BY \(preference.order) LIMIT 1"
            return try Row.fetchOne(db, sql: sql, arguments: [scope.json]).map { try Enterprise(row: $0) }
        }
    }
}
