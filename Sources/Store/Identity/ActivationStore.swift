public import Domain
public import Foundation
import GRDB

extension Store {
    /// Keeps an application's companies under the hash of its code.
    public func issueActivation(
        codeHash: [UInt8], enterprises: [EnterpriseEntry], at now: Date, until end: Date
    ) async throws {
        try await write { db in
            try db.execute(
                sql: "INSERT INTO activations (code_hash, issued_at, expires_at) VALUES (?, ?, ?)",
                arguments: [Data(codeHash), now.milliseconds, end.milliseconds])
            let id = db.lastInsertedRowID
            for entry in enterprises {
                try db.execute(
                    sql:
                        "INSERT INTO activation_enterprises (activation_id, tax_number, name, area) VALUES (?, ?, ?, ?)",
                    arguments: [id, entry.taxNumber.description, entry.name, entry.area.code])
            }
        }
    }

    /// 激活: opens the code once, and gives the person its companies. A refused try is counted.
    public func activate(codeHash: [UInt8]?, for user: User.ID, at now: Date) async throws {
        let refusal = try await write { db -> ActivationRefusal? in
            let hourAgo = now.addingTimeInterval(-3600).milliseconds
            let tries = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM activation_tries WHERE user_id = ? AND tried_at > ?",
                arguments: [user.rawValue, hourAgo])
            guard (tries ?? 0) < Self.mostTriesAnHour else { return .tooManyTries }
            let refusal = try Self.redeem(codeHash, for: user, at: now, in: db)
            if refusal != nil {
                try db.execute(
                    sql: "INSERT INTO activation_tries (user_id, tried_at) VALUES (?, ?)",
                    arguments: [user.rawValue, now.milliseconds])
            }
            return refusal
        }
        if let refusal { throw refusal }
    }

    private static let mostTriesAnHour = 10

    private static func redeem(
        _ codeHash: [UInt8]?, for user: User.ID, at now: Date, in db: Database
    ) throws
        -> ActivationRefusal?
    {
        guard let codeHash,
            let row = try Row.fetchOne(
                db, sql: "SELECT * FROM activations WHERE code_hash = ?", arguments: [Data(codeHash)])
        else { return .unknown }
        guard row.instantIfAny("used_at") == nil else { return .used }
        guard try row.instant("expires_at") > now else { return .expired }
        let id = try row.int("id")
        try db.execute(
            sql: "UPDATE activations SET used_at = ?, used_by = ? WHERE id = ?",
            arguments: [now.milliseconds, user.rawValue, id])
        try db.execute(
            sql: """
                INSERT INTO enterprises (tax_number, name, area)
                SELECT tax_number, name, area FROM activation_enterprises WHERE activation_id = ?
                ON CONFLICT (tax_number) DO UPDATE SET name = excluded.name, area = excluded.area
                """, arguments: [id])
        try db.execute(
            sql: """
                INSERT INTO memberships (user_id, enterprise_id)
                SELECT ?, enterprises.id FROM enterprises
                JOIN activation_enterprises USING (tax_number) WHERE activation_id = ?
                ON CONFLICT DO NOTHING
                """, arguments: [user.rawValue, id])
        return nil
    }
}
