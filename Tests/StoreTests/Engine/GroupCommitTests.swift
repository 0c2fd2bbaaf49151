import Foundation
import GRDB
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(1))) struct GroupCommitTests {
    private let folder = ScratchFolder()
    private let pool: DatabasePool
    private let writer: GroupCommit
    private let commits = CommitCount()

    init() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        pool = try DatabasePool(path: folder.path + "/test.sqlite")
        let table = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text BLOB CHECK (text <> 'bad'))"
        try pool.write { try $0.execute(sql: table) }
        pool.add(transactionObserver: commits, extent: .observerLifetime)
        writer = GroupCommit(pool: pool)
    }

    private func add(_ text: String) async throws {
        try await writer.write { try $0.execute(sql: "INSERT INTO notes (text) VALUES (?)", arguments: [text]) }
    }

    private func kept() async throws -> Set<String> {
        try await pool.read { try String.fetchSet($0, sql: "SELECT text FROM notes") }
    }

    /// Runs `writes` while the writer is held, and says what each caller heard.
    private func together(_ writes: [@Sendable () async throws -> Void]) async throws -> [Bool] {
        let gate = Gate()
        let holder = gate.close(on: writer)
        let started = Counter()
        let heard = await withTaskGroup(of: (Int, Bool).self, returning: [Int: Bool].self) { group in
            for (number, write) in writes.enumerated() {
                group.addTask {
                    if started.add() == writes.count { gate.open() }
                    do { try await write() } catch { return (number, false) }
                    return (number, true)
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        _ = await holder.result
        return writes.indices.map { heard[$0] ?? false }
    }

    @Test func concurrentWritesShareCommits() async throws {
        let writes = (0..<600).map { number in { @Sendable in try await add("\(number)") } }
        #expect(try await together(writes).allSatisfy { $0 })
        #expect(try await kept().count == 600)
        #expect(commits.count < 60, "600 writes need no \(commits.count) commits")
    }

    @Test func aWriteThatThrowsIsUndoneAlone() async throws {
        let writes = (0..<100).map { number in
            { @Sendable in
                try await writer.write { db in
                    try db.execute(sql: "INSERT INTO notes (text) VALUES (?)", arguments: ["\(number)"])
                    if number.isMultiple(of: 10) { try db.execute(sql: "INSERT INTO notes (text) VALUES ('bad')") }
                }
            }
        }
        let heard = try await together(writes)
        #expect(heard.indices.filter { !heard[$0] } == Array(stride(from: 0, to: 100, by: 10)))
        #expect(try await kept() == Set((0..<100).filter { !$0.isMultiple(of: 10) }.map(String.init)))
    }

    @Test func aCallerHearsOnlyAfterTheCommit() async throws {
        let outside = try DatabaseQueue(path: folder.path + "/test.sqlite")
        let writes = (0..<200).map { number in
            { @Sendable in
                try await add("\(number)")
                let isThere = try await outside.read {
                    try Bool.fetchOne($0, sql: "SELECT count(*) FROM notes WHERE text = ?", arguments: ["\(number)"])
                }
                #expect(isThere == true)
            }
        }
        #expect(try await together(writes).allSatisfy { $0 })
    }

    @Test func aCommitThatFailsReachesAll() async throws {
        commits.refuse(true)
        let writes = (0..<50).map { number in { @Sendable in try await add("\(number)") } }
        #expect(try await together(writes).allSatisfy { !$0 })
        commits.refuse(false)
        #expect(try await kept() == [])
        try await add("after")
        #expect(try await kept() == ["after"])
    }

    @Test func returnsWhatTheWriteFound() async throws {
        #expect(try await writer.write { try Int.fetchOne($0, sql: "SELECT 6 * 7") } == 42)
        await #expect(throws: StoreError.conflict) { try await writer.write { _ in throw StoreError.conflict } }
    }
}
