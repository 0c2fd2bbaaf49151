public import Domain
import GRDB

/// A company in a list, with what a clerk looks for at a glance.
public struct EnterpriseSummary: Sendable {
    public let enterprise: Enterprise
    public let accounts: [Account]
    public let invoiceCount: Int
}

extension Store {
    /// Whether there are no companies beyond these.
    public func hasAllEnterprises(_ scope: Set<Enterprise.ID>) async throws -> Bool {
        try await read { db in
            let sql = "SELECT NOT EXISTS (SELECT 1 FROM enterprises WHERE id NOT IN (SELECT value FROM json_each(?)))"
            return try Bool.fetchOne(db, sql: sql, arguments: [scope.json]) ?? false
        }
    }

    public func enterprise(taxNumber: String) async throws -> Enterprise? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM enterprises WHERE tax_number = ?", arguments: [taxNumber])
                .map { try Enterprise(row: $0) }
        }
    }

    public func enterprise(_ id: Enterprise.ID) async throws -> Enterprise? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM enterprises WHERE id = ?", arguments: [id.rawValue])
                .map { try Enterprise(row: $0) }
        }
    }
}

extension Enterprise {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), taxNumber: TaxNumber(stored: try row.text("tax_number")),
            name: try row.text("name"), area: try Area(code: try row.text("area")) ?? row.damaged("area"))
    }
}

extension Set where Element: RawRepresentable<Int64> {
    /// A JSON array of row ids, for `json_each`: one statement for a scope of any size.
    var json: String {
        "[\(map { String($0.rawValue) }.joined(separator: ","))]"
    }
}
