public import Domain
public import Foundation
import GRDB

extension Store {
    /// The message and the job that sends it.
    public func push(_ push: NewPush, at now: Date, until end: Date) async throws {
        try await write { _ = try Self.push(push, at: now, until: end, in: $0) }
        jobSignal.fire()
    }

    static func push(_ push: NewPush, at now: Date, until end: Date, in db: Database) throws -> Int64 {
        let content = String(decoding: try JSONEncoder().encode(push.content), as: UTF8.self)
        try db.execute(
            sql: """
                INSERT INTO pushes (openid, template, content, place, sealed, keep_until, state)
                VALUES (?, ?, ?, ?, ?, ?, 'waiting')
                """,
            arguments: [
                push.openid, push.template, content, push.link?.place,
                try push.link.map { Data(try $0.seal(KeyShelf(db: db, now: now))) }, end.milliseconds,
            ])
        let id = db.lastInsertedRowID
        try addJob(SendingJob.push, subject: id, at: now, in: db)
        return id
    }

    /// Nil where it was sent, has failed or is out of date.
    public func waitingPush(_ id: Push.ID, at now: Date) async throws -> WaitingPush? {
        try await read { db in
            let sql = "SELECT * FROM pushes WHERE id = ? AND state = 'waiting' AND keep_until > ?"
            return try Row.fetchOne(db, sql: sql, arguments: [id.rawValue, now.milliseconds]).map { row in
                WaitingPush(
                    openid: try row.text("openid"), template: try row.text("template"),
                    content: try JSONDecoder().decode(
                        [String: String].self, from: Data(try row.text("content").utf8)),
                    link: try (row["sealed"] as Data?).map {
                        SealedSecret(place: try row.text("place"), bytes: [UInt8]($0))
                    })
            }
        }
    }

    /// WeChat took it; whether it arrived comes later as an event.
    public func pushWasSent(_ id: Push.ID, as message: String) async throws {
        try await write { db in
            try db.execute(
                // A link is a secret: once it is sent only the phone has it.
                sql:
                    "UPDATE pushes SET state = 'sent', message_id = ?, sealed = NULL WHERE id = ? AND state = 'waiting'",
                arguments: [message, id.rawValue])
        }
    }

    public func pushFailed(_ id: Push.ID, because reason: String) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE pushes SET state = 'failed', error = ?, sealed = NULL WHERE id = ?",
                arguments: [reason, id.rawValue])
        }
    }

    /// It waited for longer than it is of use.
    public func dropOutdatedPush(_ id: Push.ID, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE pushes SET state = 'failed', error = 'out of date', sealed = NULL
                    WHERE id = ? AND state = 'waiting' AND keep_until <= ?
                    """, arguments: [id.rawValue, now.milliseconds])
        }
    }

    /// TEMPLATESENDJOBFINISH: `success`, `failed:user block`, `failed: system failed`.
    public func pushEnded(message: String, result: String, at now: Date) async throws {
        try await write { db in
            try db.execute(
                sql: "DELETE FROM push_results WHERE heard_at < ?",
                arguments: [now.addingTimeInterval(-30 * 86_400).milliseconds])
            try db.execute(
                sql: "INSERT INTO push_results VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                arguments: [message, result, now.milliseconds])
        }
    }

    /// How the newest message to a person stands, and what WeChat said of it in the end; empty: nothing yet.
    public func newestPush(to openid: String) async throws -> (state: Push.State, result: String)? {
        try await read { db in
            let sql = """
                SELECT state, coalesce(result, error) AS result FROM pushes LEFT JOIN push_results USING (message_id)
                WHERE openid = ? ORDER BY id DESC LIMIT 1
                """
            return try Row.fetchOne(db, sql: sql, arguments: [openid]).map { row in
                (try row.word("state"), try row.text("result"))
            }
        }
    }
}
