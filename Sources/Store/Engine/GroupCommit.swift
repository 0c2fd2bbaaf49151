import GRDB
import Synchronization

/// Puts the writes that wait into one transaction, so that they share one fsync. Each runs in its own savepoint: one
/// that throws is undone alone. Nobody hears of success before the commit is on disk.
final class GroupCommit: Sendable {
    private struct Write: Sendable {
        /// Does the work and returns what tells the caller, given the commit's error if there was one.
        let body: @Sendable (Database) -> @Sendable ((any Error)?) -> Void
        /// Tells the caller that there was no transaction to run in.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting: [Write] = []
        var isDraining = false
    }

    private static let most = 128
    private let pool: DatabasePool
    private let state = Mutex(State())

    init(pool: DatabasePool) { self.pool = pool }

    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { caller in
            enqueue(
                Write(
                    body: { db in
                        let result = Result { try Self.inSavepoint(db, body) }
                        return { failure in caller.resume(with: failure.map { .failure($0) } ?? result) }
                    },
                    refuse: { caller.resume(throwing: $0) }))
        }
    }

    private static func inSavepoint<Value>(_ db: Database, _ body: (Database) throws -> Value) throws -> Value {
        var value: Value?
        try db.inSavepoint {
            value = try body(db)
            return .commit
        }
        guard let value else { throw StoreError.conflict }
        return value
    }

    private func enqueue(_ write: Write) {
        let mustStart = state.withLock { state in
            state.waiting.append(write)
            defer { state.isDraining = true }
            return !state.isDraining
        }
        guard mustStart else { return }
        pool.asyncWriteWithoutTransaction { db in self.drain(db) }
    }

    private func drain(_ db: Database) {
        while let batch = next() {
            var answers: [@Sendable ((any Error)?) -> Void] = []
            do {
                try db.inTransaction(.immediate) {
                    answers = batch.map { $0.body(db) }
                    return .commit
                }
                for answer in answers { answer(nil) }
            } catch {
                // A BEGIN that failed has run no body: run none, but every caller must hear.
                if answers.isEmpty { for write in batch { write.refuse(error) } }
                for answer in answers { answer(error) }
            }
        }
    }

    private func next() -> [Write]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let batch = Array(state.waiting.prefix(Self.most))
            state.waiting.removeFirst(batch.count)
            return batch
        }
    }
}
