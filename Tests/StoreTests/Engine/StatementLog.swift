import Foundation
import GRDB
import Testing

@testable import Store

/// The statements that a store runs, as SQLite is given them.
final class StatementLog: @unchecked Sendable {
    private let lock = NSLock()
    private var statements: [String] = []

    func add(_ sql: String) { lock.withLock { statements.append(sql) } }
    func clear() { lock.withLock { statements = [] } }
    var all: [String] { lock.withLock { statements } }
}

extension Store {
    /// The statements that `body` runs, in order, with their places unfilled.
    func statements(of body: () async throws -> Void) async throws -> [String] {
        let log = StatementLog()
        let listen: @Sendable (Database) -> Void = { db in
            db.trace { if case .statement(let statement) = $0 { log.add(statement.sql) } }
        }
        try await read(listen)
        try await pool.writeWithoutTransaction(listen)
        log.clear()
        try await body()
        let all = log.all
        try await read { $0.trace(nil) }
        try await pool.writeWithoutTransaction { $0.trace(nil) }
        return all
    }

    /// The query plan's lines of every SELECT, UPDATE and DELETE that `body` runs.
    func plans(of body: () async throws -> Void) async throws -> [String] {
        let log = StatementLog()
        let listen: @Sendable (Database) -> Void = { db in
            db.trace { if case .statement(let statement) = $0 { log.add(statement.expandedSQL) } }
        }
        try await read(listen)
        try await pool.writeWithoutTransaction(listen)
        log.clear()
        try await body()
        let verbs = ["SELECT", "WITH", "UPDATE", "DELETE"]
        let statements = log.all.filter { sql in verbs.contains { sql.hasPrefix($0) } }
        try #require(!statements.isEmpty, "nothing was run")
        return try await read { db in
            db.trace(nil)
            return try statements.flatMap { sql in
                let rows = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql)
                return rows.map { row in "\(row["detail"] as String? ?? "") — \(sql)" }
            }
        }
    }
}
