public import Domain
public import Foundation
import GRDB

extension Store {
    /// Turns the browser's confirmed ticket into a session. Succeeds once: the ticket moves in the same statement that
    /// finds it. A person without a picture is asked for one.
    public func redeem(browserHash: [UInt8], for session: NewSession) async throws -> User {
        let user = try await write { db -> User in
            let sql = """
                UPDATE tickets SET state = 'redeemed'
                WHERE browser_hash = ? AND state = 'confirmed' AND expires_at > ? RETURNING openid
                """
            let arguments: StatementArguments = [Data(browserHash), session.beganAt.milliseconds]
            guard let openid = try String.fetchOne(db, sql: sql, arguments: arguments) else {
                throw StoreError.conflict
            }
            guard let user = try Self.user(openid: openid, in: db) else { throw StoreError.notFound }
            try Self.begin(session, for: user.id, in: db)
            let deed = Deed(
                .signIn, user: user.id, person: user.nickname, subject: "微信扫码", address: session.address,
                browser: session.browser)
            try Self.record(deed, at: session.beganAt, in: db)
            if user.avatar.isEmpty {
                try Self.addJob(SendingJob.introduction, subject: user.id.rawValue, at: session.beganAt, in: db)
            }
            return user
        }
        ticketSignal.fire()
        jobSignal.fire()
        return user
    }

    /// Whether the browser has a ticket that a phone confirmed: a guess costs no write.
    public func isConfirmed(browserHash: [UInt8], at now: Date) async throws -> Bool {
        try await read { db in
            let sql = "SELECT 1 FROM tickets WHERE browser_hash = ? AND state = 'confirmed' AND expires_at > ?"
            return try Bool.fetchOne(db, sql: sql, arguments: [Data(browserHash), now.milliseconds]) ?? false
        }
    }

    /// False where the signature came before with another body: it was overheard, and is not this body's.
    public func isFirst(body hash: [UInt8], under signature: String, at now: Date) async throws -> Bool {
        let mark = "signature/\(signature.lowercased())/"
        let key = mark + hash.map { String($0, radix: 16) }.joined()
        return try await write { db in
            let sql = "SELECT key FROM wechat_messages WHERE key >= ? AND key < ?"
            if let known = try String.fetchOne(db, sql: sql, arguments: [mark, mark + "~"]) { return known == key }
            try db.execute(
                sql: "INSERT INTO wechat_messages (key, received_at) VALUES (?, ?)",
                arguments: [key, now.milliseconds])
            return true
        }
    }

    public func hasHeard(message key: String) async throws -> Bool {
        try await read { db in
            try Bool.fetchOne(db, sql: "SELECT 1 FROM wechat_messages WHERE key = ?", arguments: [key]) ?? false
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
