public import Domain
public import Foundation
import GRDB

extension Store {
    /// Keeps a new token by its hash. Throws `NameTaken` where one that is not revoked has its name.
    @discardableResult
    public func make(_ new: NewAPIToken, recording deed: Deed, at now: Date) async throws -> APIToken.ID {
        try await write(recording: deed, at: now) { db in
            let taken = "SELECT EXISTS (SELECT 1 FROM api_tokens WHERE name = ? AND revoked_at IS NULL)"
            if try Bool.fetchOne(db, sql: taken, arguments: [new.name.text]) ?? false { throw NameTaken() }
            try db.execute(
                sql: """
                    INSERT INTO api_tokens (token_hash, ending, name, access, is_for_all, made_by, made_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(new.tokenHash), new.ending, new.name.text, new.access.rawValue, new.enterprises == nil,
                    new.madeBy.rawValue, now.milliseconds, new.expiresAt?.milliseconds,
                ])
            let id = APIToken.ID(rawValue: db.lastInsertedRowID)
            if let enterprises = new.enterprises {
                try db.execute(
                    sql: "INSERT INTO api_token_enterprises SELECT ?, value FROM json_each(?)",
                    arguments: [id.rawValue, enterprises.json])
            }
            return id
        }
    }

    /// One indexed read.
    public func apiToken(hash: [UInt8]) async throws -> APIToken? {
        try await read { db in
            let sql = "SELECT \(Self.apiTokenColumns) FROM api_tokens WHERE token_hash = ?"
            return try Row.fetchOne(db, sql: sql, arguments: [Data(hash)]).map(APIToken.init(row:))
        }
    }

    public func sawAPIToken(_ id: APIToken.ID, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE api_tokens SET last_used_at = ? WHERE id = ?", arguments: [now.milliseconds, id.rawValue])
        }
    }

    /// 撤销: it opens nothing from here on. Not found where it was revoked before.
    public func revokeAPIToken(_ id: APIToken.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(
                sql: "UPDATE api_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                arguments: [now.milliseconds, id.rawValue])
            guard db.changesCount == 1 else { throw StoreError.notFound }
        }
    }
}

extension APIToken {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), name: try row.text("name"), access: try row.word("access"),
            isForAll: try row.int("is_for_all") == 1, ending: try row.text("ending"),
            madeAt: try row.instant("made_at"),
            expiresAt: row.instantIfAny("expires_at"), lastUsedAt: row.instantIfAny("last_used_at"),
            revokedAt: row.instantIfAny("revoked_at"), isBacked: try row.int("is_backed") == 1)
    }
}
