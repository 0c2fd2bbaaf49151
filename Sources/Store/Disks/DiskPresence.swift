public import Domain
public import Foundation
import GRDB

/// A disk that lies in an agent's slot.
public struct InsertedDisk: Hashable, Sendable {
    public let facts: DiskFacts
    public let agent: DiskAgent.ID

    public init(facts: DiskFacts, agent: DiskAgent.ID) {
        self.facts = facts
        self.agent = agent
    }
}

extension Store {
    /// All disks that are in a slot now; every other one is not. Downloads that waited for one that has come back go on.
    ///
    /// - Parameter doubled: two of each of these lie in slots, so none of them counts as being in one.
    public func keepInserted(
        _ disks: [InsertedDisk], doubled: [InsertedDisk] = [], of agents: Set<DiskAgent.ID>, at now: Date
    ) async throws {
        try await write { db in
            let before = try Set(String.fetchAll(db, sql: "SELECT number FROM disks WHERE is_inserted"))
            let numbers = Set(disks.map(\.facts.number.description))
            for gone in before.subtracting(numbers) {
                try db.execute(
                    sql: "UPDATE disks SET is_inserted = 0, seen_at = ? WHERE number = ?",
                    arguments: [now.milliseconds, gone])
            }
            for disk in disks {
                let isNew = !before.contains(disk.facts.number.description)
                try Self.upsert(disk, isInserted: true, isNew: isNew, at: now, in: db)
                if isNew { try Self.wake(disk.facts.number, at: now, in: db) }
            }
            for disk in doubled { try Self.upsert(disk, isInserted: false, isNew: false, at: now, in: db) }
            for agent in agents {
                try db.execute(
                    sql: "UPDATE disk_agents SET seen_at = ? WHERE id = ?",
                    arguments: [now.milliseconds, agent.rawValue])
            }
        }
        diskSignal.fire()
        progressSignal.fire()
        jobSignal.fire()
    }

    private static func upsert(
        _ disk: InsertedDisk, isInserted: Bool, isNew: Bool, at now: Date, in db: Database
    ) throws {
        let facts = disk.facts
        try db.execute(
            sql: """
                INSERT INTO disks (number, kind, branch, company, tax_number, valid_from, valid_to, tries_left, seen_at,
                    agent_id, is_inserted)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (number) DO UPDATE SET kind = excluded.kind, branch = excluded.branch,
                    company = excluded.company, tax_number = excluded.tax_number, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to, tries_left = excluded.tries_left,
                    seen_at = iif(?, excluded.seen_at, seen_at), agent_id = excluded.agent_id,
                    is_inserted = excluded.is_inserted
                """,
            arguments: [
                facts.number.description, facts.kind.rawValue, facts.branch, facts.company, facts.taxNumber,
                facts.validFrom, facts.validTo, facts.triesLeft, now.milliseconds, disk.agent.rawValue, isInserted,
                isNew,
            ])
    }

    private static func wake(_ disk: Disk.Number, at now: Date, in db: Database) throws {
        let account = try Int64.fetchOne(
            db,
            sql: """
                SELECT accounts.id FROM disks JOIN accounts ON accounts.id = account_id
                WHERE number = ? AND accounts.state = 'usable'
                """, arguments: [disk.description])
        if let account { try wakeDownloads(of: Account.ID(rawValue: account), at: now, in: db) }
    }
}
