public import Domain
import Foundation
import GRDB

/// A company's month in one direction: what a certificate is of.
public struct MonthKey: Hashable, Sendable {
    public let enterprise: Enterprise.ID
    public let direction: Direction
    public let month: Month

    public init(_ enterprise: Enterprise.ID, _ direction: Direction, _ month: Month) {
        self.enterprise = enterprise
        self.direction = direction
        self.month = month
    }

    var arguments: StatementArguments { [enterprise.rawValue, direction.rawValue, month.description] }
    static let condition = "(enterprise_id, direction, month) = (?, ?, ?)"
}

extension Store {
    /// All versions: all kinds together first, then by kind, each with the newest version first.
    public func certificates(of key: MonthKey) async throws -> [CertificateRow] {
        try await read { try Self.certificates(of: key, in: $0) }
    }

    static func certificates(of key: MonthKey, in db: Database) throws -> [CertificateRow] {
        let sql = CertificateRow.select + " WHERE \(MonthKey.condition) ORDER BY kind, version DESC"
        return try Row.fetchAll(db, sql: sql, arguments: key.arguments).map { try CertificateRow(row: $0) }
    }

    /// The newest version of each kind, all kinds together first.
    static func newestCertificates(of key: MonthKey, in db: Database) throws -> [CertificateRow] {
        var kinds: Set<InvoiceKind?> = []
        return try certificates(of: key, in: db).filter { kinds.insert($0.facts.kind).inserted }
    }

    /// How a month was last found, when all its kinds were compared.
    /// With the library's state, so that it can be told whether that is still the one that was certified.
    public func certifiedMonth(_ key: MonthKey) async throws -> (certified: CertifiedMonth, revision: Int64)? {
        try await read { db in
            let sql = "SELECT * FROM certified_months WHERE \(MonthKey.condition)"
            guard let row = try Row.fetchOne(db, sql: sql, arguments: key.arguments) else { return nil }
            return (try CertifiedMonth(row: row), try Self.revision(of: key, in: db))
        }
    }

    /// The months that have certificates, of one company or of all.
    public func certifiedMonths(of enterprise: Enterprise.ID?) async throws -> [MonthKey] {
        try await read { db in
            let sql = """
                SELECT DISTINCT enterprise_id, month, direction FROM certificates
                WHERE ?1 IS NULL OR enterprise_id = ?1 ORDER BY enterprise_id, month, direction
                """
            return try Row.fetchAll(db, sql: sql, arguments: [enterprise?.rawValue]).map { row in
                MonthKey(
                    try row.key("enterprise_id"), try row.word("direction"),
                    try Month(try row.text("month")) ?? row.damaged("month"))
            }
        }
    }

    /// A packed list; nil where there is none of that hash.
    public func ledger(_ hash: [UInt8]) async throws -> [UInt8]? {
        try await read { try Self.ledger(hash, in: $0) }
    }

    static func ledger(_ hash: [UInt8], in db: Database) throws -> [UInt8]? {
        try Row.fetchOne(
            db, sql: "SELECT packed FROM certificate_ledgers WHERE hash = ?", arguments: [Data(hash)]
        ).map { try $0.bytes("packed") }
    }
}

extension CertifiedMonth {
    init(row: Row) throws {
        self.init(
            days: try row.days("first_day", "last_day"), bureauCount: try row.count("bureau_count"),
            ownCount: try row.count("own_count"), isEqual: try row.int("is_equal") == 1,
            confirmedAt: try row.instant("confirmed_at"), revision: try row.int("revision"))
    }
}
