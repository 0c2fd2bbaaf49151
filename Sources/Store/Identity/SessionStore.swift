public import Domain
public import Foundation
import GRDB

/// Who is signed in, and whose companies that person sees.
public struct SignedIn: Sendable {
    public let user: User
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
    /// Turns the browser's confirmed ticket into a session. Succeeds once: the ticket moves in the same statement that
    /// finds it.
    public func redeem(browserHash: [UInt8], for session: NewSession) async throws {
        try await write { db in
            let sql = """
                UPDATE tickets SET state = 'redeemed'
                WHERE browser_hash = ? AND state = 'confirmed' AND expires_at > ? RETURNING openid
                """
            let arguments: StatementArguments = [Data(browserHash), session.beganAt.milliseconds]
            guard let openid = try String.fetchOne(db, sql: sql, arguments: arguments) else {
                throw StoreError.conflict
            }
            try db.execute(
                sql: """
                    INSERT INTO sessions (token_hash, user_id, browser, address, began_at, expires_at)
                    SELECT ?, id, ?, ?, ?, ? FROM users WHERE openid = ?
                    """,
                arguments: [
                    Data(session.tokenHash), session.browser, session.address, session.beganAt.milliseconds,
                    session.expiresAt.milliseconds, openid,
                ])
            guard db.changesCount == 1 else { throw StoreError.notFound }
            try db.execute(sql: "DELETE FROM sessions WHERE expires_at <= ?", arguments: [session.beganAt.milliseconds])
        }
        ticketSignal.fire()
    }

    /// 绑定微信: knows the person from now on; a new nickname replaces the old.
    public func bind(openid: String, nickname: String, at now: Date) async throws {
        try await write { try Self.bind(openid: openid, nickname: nickname, at: now, in: $0) }
    }

    static func bind(openid: String, nickname: String, at now: Date, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO users (openid, nickname, bound_at) VALUES (?, ?, ?)
                ON CONFLICT (openid) DO UPDATE SET nickname = excluded.nickname
                """, arguments: [openid, nickname, now.milliseconds])
    }

    public func signedIn(tokenHash: [UInt8], at now: Date) async throws -> SignedIn? {
        try await read { db -> SignedIn? in
            let sql = """
                SELECT users.* FROM sessions JOIN users ON users.id = sessions.user_id
                WHERE token_hash = ? AND expires_at > ?
                """
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [Data(tokenHash), now.milliseconds]) else {
                return nil
            }
            let user = User(
                id: try row.key("id"), openid: try row.text("openid"), nickname: try row.text("nickname"),
                boundAt: try row.instant("bound_at"))
            let ids = try Int64.fetchAll(
                db, sql: "SELECT enterprise_id FROM memberships WHERE user_id = ?", arguments: [user.id.rawValue])
            return SignedIn(user: user, enterprises: Set(ids.map(Enterprise.ID.init(rawValue:))))
        }
    }

    public func endSession(tokenHash: [UInt8]) async throws {
        try await write { db in
            try db.execute(sql: "DELETE FROM sessions WHERE token_hash = ?", arguments: [Data(tokenHash)])
        }
    }

    /// True the first time that this message is heard; WeChat sends again what was not answered in five seconds.
    public func hears(message key: String, at now: Date) async throws -> Bool {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM wechat_messages WHERE received_at < ?",
                arguments: [now.addingTimeInterval(-600).milliseconds])
            try db.execute(
                sql: "INSERT INTO wechat_messages (key, received_at) VALUES (?, ?) ON CONFLICT DO NOTHING",
                arguments: [key, now.milliseconds])
            return db.changesCount == 1
        }
    }
}
