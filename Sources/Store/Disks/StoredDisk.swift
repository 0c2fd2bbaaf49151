public import Domain
public import Foundation
import GRDB

/// A disk that was in a slot once, and what was made of it.
public struct StoredDisk: Hashable, Sendable {
    public let facts: DiskFacts
    public let agent: DiskAgent.ID
    public let agentName: String
    public let isInserted: Bool
    /// When it was put in, or seen last.
    public let seenAt: Date
    /// The company of its tax number; nil: not activated here.
    public let enterprise: Enterprise?
    /// Nil: its password was never saved.
    public let account: Account.ID?
    public let state: Account.State?
    public let verifiedAt: Date?
}

extension StoredDisk {
    static let sql = """
        SELECT disks.*, disk_agents.name AS agent, accounts.id AS saved, accounts.state, accounts.verified_at,
            enterprises.id AS enterprise_id, enterprises.name AS enterprise_name, enterprises.area
        FROM disks JOIN disk_agents ON disk_agents.id = agent_id
        LEFT JOIN enterprises ON enterprises.tax_number = disks.tax_number
        LEFT JOIN accounts ON accounts.id = account_id AND accounts.enterprise_id = enterprises.id
        """

    init(row: Row) throws {
        let number = try row.text("number")
        let taxNumber = try row.text("tax_number")
        facts = DiskFacts(
            number: try Disk.Number(number) ?? row.damaged("number"), kind: try row.word("kind"),
            branch: try row.count("branch"), company: try row.text("company"), taxNumber: taxNumber,
            validFrom: try Day(try row.text("valid_from")) ?? row.damaged("valid_from"),
            validTo: try Day(try row.text("valid_to")) ?? row.damaged("valid_to"),
            triesLeft: try row.count("tries_left"))
        agent = try row.key("agent_id")
        agentName = try row.text("agent")
        isInserted = try row.count("is_inserted") == 1
        seenAt = try row.instant("seen_at")
        enterprise = try (row["enterprise_id"] as Int64?).map { id in
            Enterprise(
                id: Enterprise.ID(rawValue: id), taxNumber: TaxNumber(stored: taxNumber),
                name: try row.text("enterprise_name"), area: try Area(code: try row.text("area")) ?? row.damaged("area")
            )
        }
        account = (row["saved"] as Int64?).map(Account.ID.init(rawValue:))
        state = (row["state"] as String?).flatMap(Account.State.init(rawValue:))
        verifiedAt = row.instantIfAny("verified_at")
    }
}

extension Store {
    /// The companies' disks that are in a slot, or saved, or `doubled`; those in a slot first.
    ///
    /// - Parameter strangers: also those of companies that are not activated.
    public func disks(
        of scope: Set<Enterprise.ID>, strangers: Bool = false, doubled: Set<Disk.Number> = []
    ) async throws -> [StoredDisk] {
        try await read { db in
            let sql = """
                \(StoredDisk.sql) WHERE (enterprises.id IN (SELECT value FROM json_each(?))
                    OR (? AND enterprises.id IS NULL))
                    AND (is_inserted OR accounts.id IS NOT NULL OR number IN (SELECT value FROM json_each(?)))
                ORDER BY is_inserted DESC, enterprises.name, branch, number
                """
            return try Row.fetchAll(db, sql: sql, arguments: [scope.json, strangers, Self.json(doubled)]).map {
                try StoredDisk(row: $0)
            }
        }
    }

    private static func json(_ numbers: Set<Disk.Number>) -> String {
        "[\(numbers.map { "\"\($0)\"" }.joined(separator: ","))]"
    }

    public func disk(_ number: Disk.Number) async throws -> StoredDisk? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "\(StoredDisk.sql) WHERE number = ?", arguments: [number.description]
            ).map { try StoredDisk(row: $0) }
        }
    }

    /// The disk that is this account.
    public func disk(of account: Account.ID) async throws -> StoredDisk? {
        try await read { db in
            try Row.fetchOne(
                db, sql: "\(StoredDisk.sql) WHERE accounts.id = ?", arguments: [account.rawValue]
            ).map { try StoredDisk(row: $0) }
        }
    }
}
