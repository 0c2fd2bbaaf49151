public import Domain
public import Foundation
import GRDB

extension Store {
    /// The wrapped keys as they are.
    public func keys<Value: Sendable>(_ body: @escaping @Sendable (KeyShelf) throws -> Value) async throws -> Value {
        try await read { try body(KeyShelf(db: $0, now: .distantPast)) }
    }

    /// Changes keys, and what they seal, or neither.
    public func changeKeys<Value: Sendable>(
        recording deed: Deed? = nil, at now: Date, _ body: @escaping @Sendable (KeyShelf) throws -> Value
    ) async throws -> Value {
        try await write(recording: deed, at: now) { try body(KeyShelf(db: $0, now: now)) }
    }

    /// With an owner go its data keys: whatever copy of its secrets is left anywhere, nothing opens it.
    static func dropKeys(of owner: KeyOwner, in db: Database) throws {
        try KeyShelf(db: db, now: .distantPast).dropDataKeys(of: owner)
    }
}

extension KeyShelf {
    /// The word that the root sealed before there were levels of keys; nil: it has no more to say.
    public func formerCheck() throws -> [UInt8]? {
        try Data.fetchOne(db, sql: "SELECT sealed FROM key_check").map { [UInt8]($0) }
    }

    public func dropFormerCheck() throws { try db.execute(sql: "DELETE FROM key_check") }
}
