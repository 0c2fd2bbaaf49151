public import Domain
public import Foundation
import GRDB

extension Store {
    /// 保存: the platform has taken the disk's signature. The disk becomes an account of its company, or is renewed, and
    /// its downloads go on. Throws `notFound` where the disk is not of this company by its tax number, and `RightLost`.
    public func save(
        _ disk: Disk.Number, of enterprise: Enterprise.ID, by owner: User.ID, recording deed: Deed, at now: Date,
        seal: @escaping @Sendable (Account.ID, KeyShelf) throws -> SealedSecrets
    ) async throws {
        try await write(recording: deed, at: now) { db in
            try Self.require(.user(owner), on: enterprise, at: now, in: db)
            let row = try Row.fetchOne(
                db, sql: "\(StoredDisk.sql) WHERE number = ?", arguments: [disk.description])
            guard let stored = try row.map({ try StoredDisk(row: $0) }), stored.enterprise?.id == enterprise else {
                throw StoreError.notFound
            }
            let id = try Self.upsert(stored, of: enterprise, changedBy: deed.person, at: now, in: db)
            let secrets = try seal(id, KeyShelf(db: db, now: now))
            try db.execute(
                sql: "UPDATE accounts SET sealed_credentials = ?, sealed_session = ? WHERE id = ?",
                arguments: [Data(secrets.credentials), Data(secrets.session), id.rawValue])
            try db.execute(
                sql: "UPDATE disks SET account_id = ? WHERE number = ?", arguments: [id.rawValue, disk.description])
            try Self.wakeDownloads(of: id, at: now, in: db)
        }
        fireAll()
    }

    private static func upsert(
        _ disk: StoredDisk, of enterprise: Enterprise.ID, changedBy: String, at now: Date, in db: Database
    ) throws -> Account.ID {
        let name = "\(Self.diskMark)\(disk.facts.number)"
        let row = try Row.fetchOne(
            db,
            sql: """
                INSERT INTO accounts (enterprise_id, login_name, person, role, rights, state, verified_at, changed_by,
                    platform)
                VALUES (?, ?, ?, '', 3, 'usable', ?, ?, 'disk')
                ON CONFLICT (enterprise_id, login_name) DO UPDATE SET person = excluded.person, state = 'usable',
                    verified_at = excluded.verified_at, changed_by = excluded.changed_by, version = version + 1,
                    removed_at = NULL
                RETURNING id
                """,
            arguments: [enterprise.rawValue, name, disk.facts.kind.name, now.milliseconds, changedBy])
        return try row?.key("id") ?? { throw StoreError.conflict }()
    }

    /// No person's login name begins so.
    private static let diskMark = "税盘:"

    /// Of a disk's account, also after the disk was removed; nil for a person's login name.
    static func diskNumber(in loginName: String) -> Substring? {
        loginName.hasPrefix(diskMark) ? loginName.dropFirst(diskMark.count) : nil
    }

    /// A session in place of one that ended. False where a person must see to the disk now.
    public func renew(
        diskAccount account: Account.ID, at now: Date,
        seal: @escaping @Sendable (KeyShelf) throws -> [UInt8]
    ) async throws -> Bool {
        try await write { db in
            let sealed = try seal(KeyShelf(db: db, now: now))
            try db.execute(
                sql: "UPDATE accounts SET sealed_session = ? WHERE id = ? AND state = 'usable'",
                arguments: [Data(sealed), account.rawValue])
            return db.changesCount == 1
        }
    }

    /// The platform says that this session is over; a newer one stays.
    public func endSession(_ sealed: [UInt8], ofDisk account: Account.ID) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE accounts SET sealed_session = NULL WHERE id = ? AND sealed_session = ?",
                arguments: [account.rawValue, Data(sealed)])
        }
    }

    /// A person must see to the disk: no machine sends its password again.
    public func refuse(disk account: Account.ID, as state: Account.State) async throws {
        try await write { db in
            try db.execute(
                sql: "UPDATE accounts SET state = ?, sealed_session = NULL WHERE id = ? AND platform = 'disk'",
                arguments: [state.rawValue, account.rawValue])
        }
        diskSignal.fire()
    }

    /// 移除: the account's row stays for the downloads that name it, without its secrets; those that it carried stop. A
    /// disk that is in a slot is one without a password from now on. Throws `notFound` for one that is not saved.
    public func remove(_ disk: Disk.Number, recording deed: Deed, at now: Date) async throws {
        try await write(recording: deed, at: now) { db in
            let id = try Int64.fetchOne(
                db, sql: "SELECT account_id FROM disks WHERE number = ?", arguments: [disk.description])
            guard let account = id.map(Account.ID.init(rawValue:)) else { throw StoreError.notFound }
            try db.execute(
                sql: """
                    UPDATE accounts SET removed_at = ?, changed_by = ?, version = version + 1, sealed_credentials = NULL,
                        sealed_session = NULL WHERE id = ?
                    """, arguments: [now.milliseconds, deed.person, account.rawValue])
            try db.execute(
                sql: "UPDATE disks SET account_id = NULL WHERE number = ?", arguments: [disk.description])
            try Self.dropKeys(of: .account(account), in: db)
            try Self.stopDownloads(of: account, at: now, in: db)
        }
        fireAll()
    }

    private func fireAll() {
        diskSignal.fire()
        progressSignal.fire()
        jobSignal.fire()
    }
}
