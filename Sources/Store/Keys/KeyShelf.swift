public import Domain
import Foundation
import GRDB

/// The wrapped keys, within a transaction that the caller is in. Of no use after it.
public struct KeyShelf {
    let db: Database
    /// The transaction's instant.
    let now: Date

    /// The oldest first; the last wraps what is new. Empty before the first start.
    public func keks() throws -> [WrappedKEK] {
        try Row.fetchAll(db, sql: "SELECT * FROM key_encryption_keys ORDER BY id").map(WrappedKEK.init(row:))
    }

    public func newestKEK() throws -> WrappedKEK? {
        try Row.fetchOne(db, sql: "SELECT * FROM key_encryption_keys ORDER BY id DESC LIMIT 1")
            .map(WrappedKEK.init(row:))
    }

    /// The id that the next key-encryption key has: never one that was there before.
    public func nextKEK() throws -> WrappedKEK.ID {
        let sql = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'key_encryption_keys'"
        return WrappedKEK.ID(rawValue: try Int64.fetchOne(db, sql: sql) ?? 1)
    }

    public func add(_ key: WrappedKEK) throws {
        try db.execute(
            sql: """
                INSERT INTO key_encryption_keys (id, cipher, root_fingerprint, wrapped, made_at) VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [key.id.rawValue, key.cipher, key.root, Data(key.bytes), now.milliseconds])
    }

    public func dataKey(_ id: WrappedDataKey.ID) throws -> (key: WrappedDataKey, kek: WrappedKEK)? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM data_keys WHERE id = ?", arguments: [id.rawValue])
        else { return nil }
        let key = try WrappedDataKey(row: row)
        let sql = "SELECT * FROM key_encryption_keys WHERE id = ?"
        return try Row.fetchOne(db, sql: sql, arguments: [key.kek.rawValue]).map { (key, try WrappedKEK(row: $0)) }
    }

    public func dataKey(of owner: KeyOwner, under kek: WrappedKEK.ID) throws -> WrappedDataKey? {
        let sql = "SELECT * FROM data_keys WHERE owner = ? AND kek_id = ?"
        return try Row.fetchOne(db, sql: sql, arguments: [owner.description, kek.rawValue])
            .map(WrappedDataKey.init(row:))
    }

    public func dataKeyCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM data_keys") ?? 0 }

    public func add(_ key: WrappedDataKey) throws {
        try db.execute(
            sql: "INSERT INTO data_keys (id, owner, kek_id, cipher, wrapped, made_at) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                key.id.rawValue, key.owner.description, key.kek.rawValue, key.cipher, Data(key.bytes),
                now.milliseconds,
            ])
    }

    /// One whose keys are not all under `kek`; nil where none is left.
    public func owner(notUnder kek: WrappedKEK.ID) throws -> KeyOwner? {
        try Row.fetchOne(db, sql: "SELECT owner FROM data_keys WHERE kek_id <> ? LIMIT 1", arguments: [kek.rawValue])
            .map { try $0.owner("owner") }
    }

    public func dropDataKeys(of owner: KeyOwner, notUnder kek: WrappedKEK.ID) throws {
        try erasing {
            try db.execute(
                sql: "DELETE FROM data_keys WHERE owner = ? AND kek_id <> ?",
                arguments: [owner.description, kek.rawValue])
        }
    }

    /// All of them: what they sealed is lost for good.
    func dropDataKeys(of owner: KeyOwner) throws {
        try erasing { try db.execute(sql: "DELETE FROM data_keys WHERE owner = ?", arguments: [owner.description]) }
    }

    /// Refused by the schema while one of them has a data key under it.
    public func dropKEKs(but kek: WrappedKEK.ID) throws {
        try erasing {
            try db.execute(sql: "DELETE FROM key_encryption_keys WHERE id <> ?", arguments: [kek.rawValue])
        }
    }

    /// What is deleted is overwritten in the file, not only forgotten.
    private func erasing(_ delete: () throws -> Void) throws {
        let before = try Int.fetchOne(db, sql: "PRAGMA secure_delete") ?? 0
        try db.execute(sql: "PRAGMA secure_delete = ON")
        defer { try? db.execute(sql: "PRAGMA secure_delete = \(before)") }
        try delete()
    }
}
