public import Domain
public import Foundation
import GRDB

/// Who is signed in, and whose companies that person sees.
public struct SignedIn: Sendable {
    public let user: User
    public let session: Session.ID
    public let lastSeenAt: Date
    public let enterprises: Set<Enterprise.ID>
}

/// What a new session is to be.
public struct NewSession: Sendable {
    let tokenHash: [UInt8]
    let browser: String
    let address: String
    let beganAt: Date
    let expiresAt: Date

    public init(tokenHash: [UInt8], browser: String, address: String, beganAt: Date, expiresAt: Date) {
        self.tokenHash = tokenHash
        self.browser = browser
        self.address = address
        self.beganAt = beganAt
        self.expiresAt = expiresAt
    }
}

extension Store {
    public func signedIn(tokenHash: [UInt8], at now: Date) async throws -> SignedIn? {
        try await read { db -> SignedIn? in
            let sql = """
                SELECT users.*, sessions.id AS session_id, last_seen_at FROM sessions
                JOIN users ON users.id = sessions.user_id WHERE token_hash = ? AND expires_at > ?
                """
            // Every stream asks this each time that anything moves: preparing would cost more than asking.
            guard
                let row = try Row.fetchOne(
                    db.cachedStatement(sql: sql), arguments: [Data(tokenHash), now.milliseconds])
            else { return nil }
            let user = try User(row: row)
            let ids = try Int64.fetchAll(
                db.cachedStatement(sql: "SELECT enterprise_id FROM memberships WHERE user_id = ?"),
                arguments: [user.id.rawValue])
            return SignedIn(
                user: user, session: try row.key("session_id"), lastSeenAt: try row.instant("last_seen_at"),
                enterprises: Set(ids.map(Enterprise.ID.init(rawValue:))))
        }
    }

    public func sawSession(_ id: Session.ID, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE sessions SET last_seen_at = ? WHERE id = ?", arguments: [now.milliseconds, id.rawValue])
        }
    }

    /// A person's sessions that have not run out, the one seen last first.
    public func sessions(of user: User.ID, at now: Date) async throws -> [Session] {
        try await read { db in
            let sql = """
                SELECT * FROM sessions WHERE user_id = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC
                """
            return try Row.fetchAll(db, sql: sql, arguments: [user.rawValue, now.milliseconds]).map { row in
                Session(
                    id: try row.key("id"), browser: try row.text("browser"), address: try row.text("address"),
                    beganAt: try row.instant("began_at"), lastSeenAt: try row.instant("last_seen_at"),
                    expiresAt: try row.instant("expires_at"))
            }
        }
    }

    /// Ends one session of the person, or all but `exception`. Another person's is not found.
    public func endSession(_ id: Session.ID, of user: User.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(
                sql: "DELETE FROM sessions WHERE id = ? AND user_id = ?", arguments: [id.rawValue, user.rawValue])
            guard db.changesCount == 1 else { throw StoreError.notFound }
        }
        progressSignal.fire()
    }

    public func endSessions(of user: User.ID, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            try db.execute(sql: "DELETE FROM sessions WHERE user_id = ?", arguments: [user.rawValue])
        }
        progressSignal.fire()
    }

    static func begin(_ session: NewSession, for user: User.ID, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO sessions (token_hash, user_id, browser, address, began_at, last_seen_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                Data(session.tokenHash), user.rawValue, session.browser, session.address,
                session.beganAt.milliseconds, session.beganAt.milliseconds, session.expiresAt.milliseconds,
            ])
        try db.execute(sql: "DELETE FROM sessions WHERE expires_at <= ?", arguments: [session.beganAt.milliseconds])
    }
}

extension User {
    init(row: Row) throws {
        self.init(
            id: try row.key("id"), openid: try row.text("openid"), nickname: try row.text("nickname"),
            role: try row.word("role"), avatar: try row.text("avatar"), boundAt: try row.instant("bound_at"))
    }
}
