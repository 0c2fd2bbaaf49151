public import Domain
public import Foundation
import GRDB

extension Store {
    /// 配对码: takes the place of the one before, if that was not used.
    public func keepPairing(_ codeHash: [UInt8], until end: Date, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(sql: "DELETE FROM disk_pairings")
            try db.execute(
                sql: "INSERT INTO disk_pairings (code_hash, made_by, made_at, expires_at) VALUES (?, ?, ?, ?)",
                arguments: [Data(codeHash), deed.person, now.milliseconds, end.milliseconds])
        }
    }

    /// Redeems the code, once; nil for one that is wrong, used or too old.
    public func pair(
        _ codeHash: [UInt8], name: String, publicKey: [UInt8], from address: String, at now: Date
    ) async throws -> DiskAgent.ID? {
        let id = try await write { db -> DiskAgent.ID? in
            let maker = try String.fetchOne(
                db, sql: "DELETE FROM disk_pairings WHERE code_hash = ? AND expires_at > ? RETURNING made_by",
                arguments: [Data(codeHash), now.milliseconds])
            guard let maker else { return nil }
            try db.execute(
                sql: "INSERT INTO disk_agents (name, public_key, paired_by, paired_at) VALUES (?, ?, ?, ?)",
                arguments: [name, Data(publicKey), maker, now.milliseconds])
            let id = DiskAgent.ID(rawValue: db.lastInsertedRowID)
            let deed = Deed(
                .agentPaired, user: nil, person: "税盘代理", subject: "\(name)，配对码由 \(maker) 生成", address: address,
                browser: "")
            try Self.record(deed, at: now, in: db)
            return id
        }
        diskSignal.fire()
        return id
    }

    /// An agent that was paired, revoked or not.
    public func diskAgent(_ id: DiskAgent.ID) async throws -> DiskAgent? {
        try await read { db in
            try Row.fetchOne(db, sql: "SELECT * FROM disk_agents WHERE id = ?", arguments: [id.rawValue])
                .map { try DiskAgent(row: $0) }
        }
    }

    /// Those that may serve, in the order in which they were paired.
    public func diskAgents() async throws -> [DiskAgent] {
        try await read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM disk_agents WHERE revoked_at IS NULL ORDER BY id")
                .map { try DiskAgent(row: $0) }
        }
    }

    /// Writes down that the agent's request was heard; false for one that was heard before, also by a console that has
    /// died since. A request is remembered for as long as its time can be right.
    public func hear(_ nonce: String, of agent: DiskAgent.ID, signedAt: Date, at now: Date) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM agent_requests WHERE signed_at < ?",
                arguments: [now.addingTimeInterval(-2 * DiskAgent.mostSkew).milliseconds])
            try db.execute(
                sql: "INSERT INTO agent_requests (agent_id, nonce, signed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [agent.rawValue, nonce, signedAt.milliseconds])
            return db.changesCount == 1
        }
    }

    /// 撤销. Throws `notFound` for one that is none, or no more.
    public func revokeDiskAgent(_ id: DiskAgent.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(
                sql: "UPDATE disk_agents SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                arguments: [now.milliseconds, id.rawValue])
            guard db.changesCount == 1 else { throw StoreError.notFound }
        }
        diskSignal.fire()
    }
}

extension DiskAgent {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), name: try row.text("name"), publicKey: [UInt8](try row.data("public_key")),
            pairedBy: try row.text("paired_by"), pairedAt: try row.instant("paired_at"),
            seenAt: row.instantIfAny("seen_at"), revokedAt: row.instantIfAny("revoked_at"))
    }
}
