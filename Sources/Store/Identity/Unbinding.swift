public import Domain
public import Foundation
import GRDB

extension Store {
    /// 解除绑定: takes the person's right to use the console. The row stays, because downloads and the log name it; the
    /// next sign-in needs a code again. Throws `LastAdministrator` unless `leavesNobody` says that this is understood.
    public func unbind(
        _ id: User.ID, leavesNobody: Bool, recording deed: Deed, at now: Date
    ) async throws {
        try await write(recording: deed, at: now) { db in
            guard try Self.isBound(id, in: db) else { throw StoreError.notFound }
            if !leavesNobody, try Self.isLastAdministrator(id, in: db) { throw LastAdministrator() }
            try Self.unbind(id, at: now, in: db)
        }
        progressSignal.fire()
        ticketSignal.fire()
    }

    /// The person no longer follows the service account: nothing reaches them any more, so nothing is theirs.
    public func unsubscribe(openid: String, at now: Date) async throws {
        try await write { db in
            let user = try Self.user(openid: openid, in: db)
            let name = try Self.unbindAccounts(ofOpenid: openid, at: now, in: db)
            guard let person = user?.nickname ?? name else { return }
            if let user { try Self.unbind(user.id, at: now, in: db) }
            let deed = Deed(
                .unsubscribed, user: user?.id, person: person, subject: "在微信中取消关注，绑定与登录已结束",
                address: "微信", browser: "")
            try Self.record(deed, at: now, in: db)
        }
        progressSignal.fire()
        ticketSignal.fire()
    }

    private static func unbind(_ id: User.ID, at now: Date, in db: Database) throws {
        // The link in the mail would let the person in again, where the code alone does.
        try db.execute(
            sql: """
                UPDATE letters SET sealed = NULL, failed_at = ?, error = '已解除绑定，邮件未发出。' WHERE sent_at IS NULL
                AND activation_id IN (SELECT id FROM activations WHERE used_by = ?)
                """, arguments: [now.milliseconds, id.rawValue])
        for sql in [
            "UPDATE activations SET renewable_until = 0, expires_at = issued_at + 1 WHERE used_by = ?",
            "DELETE FROM memberships WHERE user_id = ?", "DELETE FROM sessions WHERE user_id = ?",
            "UPDATE users SET role = 'finance' WHERE id = ?",
            """
            UPDATE tickets SET state = 'expired'
            WHERE state IN ('scanned', 'confirmed') AND openid = (SELECT openid FROM users WHERE id = ?)
            """,
        ] {
            try db.execute(sql: sql, arguments: [id.rawValue])
        }
        guard let user = try user(id, in: db) else { return }
        _ = try unbindAccounts(ofOpenid: user.openid, at: now, in: db)
    }
}
