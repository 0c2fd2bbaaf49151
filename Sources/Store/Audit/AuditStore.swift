public import Domain
public import Foundation
import GRDB

/// Which lines of the audit log.
public struct AuditFilter: Hashable, Sendable {
    public var days: DayRange?
    public var action: AuditAction?
    /// Part of a person's name, a subject or an address; empty for all.
    public var text: String

    public init(days: DayRange? = nil, action: AuditAction? = nil, text: String = "") {
        self.days = days
        self.action = action
        self.text = text
    }
}

extension Store {
    /// What was done or refused where nothing else is written with it.
    public func record(_ deed: Deed, at now: Date) async throws {
        try await write { try Self.record(deed, at: now, in: $0) }
    }

    /// A change and its line in the log, or neither. `deed` nil: no person did it.
    func write<Value: Sendable>(
        recording deed: Deed?, at now: Date, _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        try await write { db in
            let value = try body(db)
            if let deed { try Self.record(deed, at: now, in: db) }
            return value
        }
    }

    static func record(_ deed: Deed, at now: Date, in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO audit (at, user_id, person, action, subject, address, browser) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                now.milliseconds, deed.user?.rawValue, String(deed.person.prefix(50)), deed.action.rawValue,
                String(deed.subject.prefix(500)), deed.address, deed.browser,
            ])
    }

    /// The newest first. `before` is the id that the last page ended with.
    public func audit(_ filter: AuditFilter, before: Int64?, limit: Int) async throws -> [AuditEntry] {
        try await read { db in
            var conditions = ["1"]
            var arguments = StatementArguments()
            if let before {
                conditions.append("id < ?")
                arguments += [before]
            }
            if let days = filter.days {
                conditions.append("at >= ? AND at < ?")
                arguments += [days.first.start.milliseconds, (days.last + 1).start.milliseconds]
            }
            if let action = filter.action {
                conditions.append("action = ?")
                arguments += [action.rawValue]
            }
            if !filter.text.isEmpty {
                conditions.append("(instr(person, ?) OR instr(subject, ?) OR instr(address, ?))")
                arguments += [filter.text, filter.text, filter.text]
            }
            let sql =
                "SELECT * FROM audit WHERE \(conditions.joined(separator: " AND ")) ORDER BY id DESC LIMIT \(limit)"
            return try Row.fetchAll(db, sql: sql, arguments: arguments).map(AuditEntry.init(row:))
        }
    }
}

extension AuditEntry {
    init(row: Row) throws {
        let user: Int64? = row["user_id"]
        self.init(
            id: try row.int("id"), at: try row.instant("at"),
            deed: Deed(
                try row.word("action"), user: user.map(User.ID.init(rawValue:)), person: try row.text("person"),
                subject: try row.text("subject"), address: try row.text("address"), browser: try row.text("browser")))
    }
}
