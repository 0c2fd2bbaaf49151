public import Domain
public import Foundation
import GRDB

/// A person as 人员管理 shows one.
public struct PersonSummary: Sendable {
    public let user: User
    public let enterpriseCount: Int
    /// Nil: no session now.
    public let lastSeenAt: Date?
}

extension Store {
    /// 绑定微信: knows the person from now on. `nickname` and `avatar` are only the first: the person may change them.
    public func bind(openid: String, nickname: String, at now: Date) async throws {
        try await write { try Self.bind(openid: openid, nickname: nickname, at: now, in: $0) }
    }

    static func bind(openid: String, nickname: String, at now: Date, in db: Database) throws {
        try db.execute(
            sql: "INSERT INTO users (openid, nickname, bound_at) VALUES (?, ?, ?) ON CONFLICT (openid) DO NOTHING",
            arguments: [openid, nickname, now.milliseconds])
    }

    public func user(openid: String) async throws -> User? {
        try await read { try Self.user(openid: openid, in: $0) }
    }

    public func user(_ id: User.ID) async throws -> User? {
        try await read { try Self.user(id, in: $0) }
    }

    static func user(openid: String, in db: Database) throws -> User? {
        try Row.fetchOne(db, sql: "SELECT * FROM users WHERE openid = ?", arguments: [openid]).map(User.init(row:))
    }

    static func user(_ id: User.ID, in db: Database) throws -> User? {
        try Row.fetchOne(db, sql: "SELECT * FROM users WHERE id = ?", arguments: [id.rawValue]).map(User.init(row:))
    }

    /// Everybody who has companies, whoever came first standing first.
    public func people() async throws -> [PersonSummary] {
        try await read { db in
            let sql = """
                SELECT users.*, count(*) AS enterprise_count,
                    (SELECT max(last_seen_at) FROM sessions WHERE user_id = users.id) AS last_seen_at
                FROM users JOIN memberships ON memberships.user_id = users.id GROUP BY users.id ORDER BY bound_at, users.id
                """
            return try Row.fetchAll(db, sql: sql).map { row in
                PersonSummary(
                    user: try User(row: row), enterpriseCount: try row.count("enterprise_count"),
                    lastSeenAt: row.instantIfAny("last_seen_at"))
            }
        }
    }

    /// A person who has companies.
    public func person(_ id: User.ID) async throws -> User? {
        try await read { db in try Self.isBound(id, in: db) ? Self.user(id, in: db) : nil }
    }

    /// Whether nobody else may administer.
    public func isLastAdministrator(_ id: User.ID) async throws -> Bool {
        try await read { try Self.isLastAdministrator(id, in: $0) }
    }

    /// Throws `LastAdministrator` where nobody could look after people any more.
    public func setRole(_ role: Role, of id: User.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            guard try Self.isBound(id, in: db) else { throw StoreError.notFound }
            if role != .administrator, try Self.isLastAdministrator(id, in: db) { throw LastAdministrator() }
            try db.execute(
                sql: "UPDATE users SET role = ? WHERE id = ?", arguments: [role.rawValue, id.rawValue])
        }
        progressSignal.fire()
    }

    /// Throws `NameTaken`: the log would not tell two people of one name apart at a glance.
    public func rename(_ id: User.ID, to nickname: String, recording deed: Deed?, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            let sql = """
                SELECT EXISTS (SELECT 1 FROM users WHERE nickname = ? AND id <> ?
                    AND id IN (SELECT user_id FROM memberships))
                """
            if try Bool.fetchOne(db, sql: sql, arguments: [nickname, id.rawValue]) ?? false { throw NameTaken() }
            try db.execute(
                sql: "UPDATE users SET nickname = ? WHERE id = ?", arguments: [nickname, id.rawValue])
        }
    }

    /// `name` changes with the picture.
    public func setAvatar(_ picture: [UInt8], named name: String, ofOpenid openid: String) async throws {
        try await write { db in
            try db.execute(sql: "UPDATE users SET avatar = ? WHERE openid = ?", arguments: [name, openid])
            try db.execute(
                sql: """
                    INSERT INTO avatars (user_id, picture) SELECT id, ? FROM users WHERE openid = ?
                    ON CONFLICT (user_id) DO UPDATE SET picture = excluded.picture
                    """, arguments: [Data(picture), openid])
        }
    }

    public func avatar(of id: User.ID) async throws -> [UInt8]? {
        try await read { db in
            try Data.fetchOne(db, sql: "SELECT picture FROM avatars WHERE user_id = ?", arguments: [id.rawValue])
                .map([UInt8].init)
        }
    }

    static func isBound(_ id: User.ID, in db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM memberships WHERE user_id = ?)", arguments: [id.rawValue]) ?? false
    }

    static func isLastAdministrator(_ id: User.ID, in db: Database) throws -> Bool {
        let sql = """
            SELECT count(*) FILTER (WHERE id = ?) > 0 AND count(*) = 1 FROM users
            WHERE role = 'administrator' AND id IN (SELECT user_id FROM memberships)
            """
        return try Bool.fetchOne(db, sql: sql, arguments: [id.rawValue]) ?? false
    }
}
