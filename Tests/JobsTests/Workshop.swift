import Domain
import Foundation
import GRDB
import Jobs
import Logging
import Synchronization
import Testing

@testable import Store

/// A store of a test's own with a running download, whose jobs a runner carries out.
final class Workshop: Sendable {
    let folder = NSTemporaryDirectory() + "jobs-\(UUID().uuidString)"
    let store: Store
    let download: Download.ID

    init() async throws {
        store = try Store(folder: folder)
        try await store.bind(openid: "openid-li", nickname: "李会计", at: .now)
        try await store.write {
            try $0.execute(
                sql: "INSERT INTO enterprises (tax_number, name, area) VALUES ('91440399MADEMA019B', '深圳晨光', '440300')")
        }
        let enterprise = Enterprise.ID(rawValue: 1)
        let verified = VerifiedAccount(
            enterprise: enterprise, loginName: "13800000001", person: "张三", role: "办税员", rights: .receive)
        let account = try await store.save(verified, at: .now) { _, _ in SealedSecrets(credentials: [1], session: [2]) }
        let query = InvoiceQuery(direction: .received, days: DayRange(single: Day(at: .now)))
        download = try await store.begin(
            DownloadRequest(query), of: enterprise, by: account, for: User.ID(rawValue: 1), at: .now
        ).id
        try await store.write { try $0.execute(sql: "DELETE FROM jobs") }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Makes a job ready, as the store does: the row, then the signal.
    func add(_ kind: String = "test.job", subject: Int64 = 1, attempts: Int = 0) async throws {
        try await store.write { [download] db in
            try Store.addJob(kind, subject: subject, of: download, at: .now, in: db)
            try db.execute(sql: "UPDATE jobs SET attempts = ? WHERE id = last_insert_rowid()", arguments: [attempts])
        }
        store.jobSignal.fire()
    }

    func runner(workers: Int = 2, _ perform: @escaping @Sendable (Job, Draining) async throws -> Outcome) -> JobRunner {
        JobRunner(
            store: store, boot: "boot", bodies: [JobBody(kind: "test.job", perform: perform)], workers: workers,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Waits until no job is ready or running, told by the store's own signal.
    func untilIdle() async throws {
        while true {
            let signals = store.jobSignal.listen()
            if try await states().allSatisfy({ $0 != "ready" && $0 != "running" }) { return }
            await signals.first(within: .seconds(20))
        }
    }

    func states() async throws -> [String] { try await texts("SELECT state FROM jobs ORDER BY id") }
    func errors() async throws -> [String?] {
        try await store.read { try String?.fetchAll($0, sql: "SELECT error FROM jobs ORDER BY id") }
    }
    func attempts() async throws -> [Int] {
        try await store.read { try Int.fetchAll($0, sql: "SELECT attempts FROM jobs ORDER BY id") }
    }

    func trouble() async throws -> String? {
        try await texts("SELECT trouble FROM downloads WHERE trouble IS NOT NULL").first
    }

    private func texts(_ sql: String) async throws -> [String] {
        try await store.read { try String.fetchAll($0, sql: sql) }
    }
}

/// Opened once; whoever waits for it goes on then.
final class Latch: Sendable {
    private let signal = Signal()
    private let isOpen = Atomic(false)

    func open() {
        isOpen.store(true, ordering: .releasing)
        signal.fire()
    }

    func wait() async {
        while !Task.isCancelled {
            let signals = signal.listen()
            if isOpen.load(ordering: .acquiring) { return }
            await signals.first(within: nil)
        }
    }
}

/// What bodies note, in the order in which they note it.
final class Notes<Note: Sendable>: Sendable {
    private let notes = Mutex<[Note]>([])

    func add(_ note: Note) { notes.withLock { $0.append(note) } }
    var all: [Note] { notes.withLock { $0 } }
}
