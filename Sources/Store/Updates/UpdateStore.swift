public import Domain
public import Foundation
import GRDB

/// What is known of updates.
public struct UpdateRecord: Sendable {
    public var seen: SeenUpdates
    /// The newest that was accepted; nil: none yet.
    public var announcement: Announcement?
    /// When a feed was last asked.
    public var checkedAt: Date?
    /// Why that one was not accepted.
    public var refusal: UpdateRefusal?
}

extension Store {
    /// The migrations that this program knows, in order.
    public static var migrations: [String] { Schema.migrator.migrations }

    /// Bytes of the database and of what waits beside it.
    public var databaseSize: Int {
        ["", "-wal"].reduce(0) { sum, ending in
            sum + ((try? FileManager.default.attributesOfItem(atPath: pool.path + ending)[.size] as? Int) ?? 0)
        }
    }

    public func updates() async throws -> UpdateRecord { try await read(Self.updates) }

    /// Asks `judge` with what was seen, and remembers its answer in the same transaction: of two checks at once, the
    /// later sees what the earlier saw. What is refused leaves what was seen as it is.
    public func judgeUpdate(
        at now: Date,
        _ judge: @escaping @Sendable (SeenUpdates) throws(UpdateRefusal) -> (Announcement, ReleaseKeys)
    ) async throws -> Result<Announcement, UpdateRefusal> {
        try await write { db in
            var record = try Self.updates(in: db)
            record.checkedAt = now
            let result: Result<Announcement, UpdateRefusal>
            do throws(UpdateRefusal) {
                let (announcement, keys) = try judge(record.seen)
                record.seen = record.seen.with(announcement, keys: keys)
                record.announcement = announcement
                record.refusal = nil
                result = .success(announcement)
            } catch {
                record.refusal = error
                result = .failure(error)
            }
            try Self.keep(record, in: db)
            return result
        }
    }

    /// A version that came by hand is seen too. Nothing moves back.
    public func keepSeen(_ version: VersionNumber) async throws {
        try await write { db in
            var record = try Self.updates(in: db)
            record.seen.version = max(record.seen.version ?? version, version)
            try Self.keep(record, in: db)
        }
    }

    private static func updates(in db: Database) throws -> UpdateRecord {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM updates") else { throw StoreError.notFound }
        var seen = SeenUpdates()
        seen.version = try (row["version"] as String?).map { try VersionNumber($0) ?? row.damaged("version") }
        seen.issued = row.instantIfAny("issued_at")
        if let serial = row["keys_serial"] as Int? {
            seen.keys = ReleaseKeys(serial: serial, release: try row.text("release_key"))
        }
        return UpdateRecord(
            seen: seen, announcement: try row.json("announcement"), checkedAt: row.instantIfAny("checked_at"),
            refusal: try row.json("refusal"))
    }

    private static func keep(_ record: UpdateRecord, in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE updates SET version = ?, issued_at = ?, keys_serial = ?, release_key = ?, announcement = ?,
                    checked_at = ?, refusal = ?
                """,
            arguments: [
                record.seen.version?.description, record.seen.issued?.milliseconds, record.seen.keys?.serial,
                record.seen.keys?.release, try record.announcement.map(json), record.checkedAt?.milliseconds,
                try record.refusal.map(json),
            ])
    }

    private static func json(_ value: some Encodable) throws -> String {
        String(decoding: try UpdateJSON.data(value), as: UTF8.self)
    }
}

extension Row {
    fileprivate func json<Value: Decodable>(_ name: String) throws -> Value? {
        try (self[name] as String?).map { try UpdateJSON.value(in: Data($0.utf8)) }
    }
}
