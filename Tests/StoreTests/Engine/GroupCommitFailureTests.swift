import Foundation
import GRDB
import Testing

@testable import Store

/// What a caller hears is what is on disk, also when SQLite itself gives up.
@Suite(.timeLimit(.minutes(1))) struct GroupCommitFailureTests {
    private let folder = ScratchFolder()
    private var path: String { folder.path + "/test.sqlite" }

    init() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
    }

    private func makeTable(_ pool: DatabasePool) throws {
        try pool.write { try $0.execute(sql: "CREATE TABLE notes (id INTEGER PRIMARY KEY, text BLOB)") }
    }

    /// The lock that stops BEGIN is let go in that very moment: a body that ran now would be committed.
    @Test func aBeginThatFailsRunsNothing() async throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: path, configuration: configuration)
        configuration.busyMode = .callback { _ in
            try? other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            return false
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try makeTable(pool)
        try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let writer = GroupCommit(pool: pool)
        await #expect(throws: DatabaseError.self) {
            try await writer.write { try $0.execute(sql: "INSERT INTO notes (text) VALUES ('unheard')") }
        }
        #expect(try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM notes") } == 0)
        try await writer.write { try $0.execute(sql: "INSERT INTO notes (text) VALUES ('next')") }
        #expect(try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM notes") } == 1)
    }

    /// A full disk makes SQLite roll the whole transaction back by itself, with the writes of others in it.
    @Test func aFullDiskIsNobodysSuccess() async throws {
        let pool = try DatabasePool(path: path)
        try makeTable(pool)
        try await pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
        }
        let writer = GroupCommit(pool: pool)
        let gate = Gate()
        let holder = gate.close(on: writer)
        let heard = await withTaskGroup(of: Int?.self, returning: Set<Int>.self) { group in
            for number in 1...40 {
                group.addTask {
                    if number == 40 { gate.open() }
                    let size = number.isMultiple(of: 8) ? 100_000 : 10
                    return try? await writer.write { db in
                        try db.execute(
                            sql: "INSERT INTO notes (id, text) VALUES (?, zeroblob(?))", arguments: [number, size])
                        return number
                    }
                }
            }
            return await group.reduce(into: []) { if let number = $1 { $0.insert(number) } }
        }
        _ = try? await holder.value
        let kept = try await pool.read { try Int.fetchSet($0, sql: "SELECT id FROM notes") }
        #expect(heard == kept)
        #expect(kept.isDisjoint(with: [8, 16, 24, 32, 40]))
    }
}
