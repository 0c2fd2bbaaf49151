public import Domain
import Foundation
import GRDB

/// A key-encryption key, as it lies in the database.
public struct WrappedKEK: Hashable, Sendable {
    public typealias ID = Key<WrappedKEK>
    public let id: ID
    public let cipher: String
    /// Of the root that wrapped it.
    public let root: Int64
    public let bytes: [UInt8]

    public init(id: ID, cipher: String, root: Int64, bytes: [UInt8]) {
        self.id = id
        self.cipher = cipher
        self.root = root
        self.bytes = bytes
    }

    init(row: Row) throws {
        self.init(
            id: try row.key("id"), cipher: try row.text("cipher"), root: try row.int("root_fingerprint"),
            bytes: [UInt8](try row.data("wrapped")))
    }
}

/// An owner's data key, as it lies in the database.
public struct WrappedDataKey: Hashable, Sendable {
    public typealias ID = Key<WrappedDataKey>
    public let id: ID
    public let owner: KeyOwner
    public let kek: WrappedKEK.ID
    public let cipher: String
    public let bytes: [UInt8]

    public init(id: ID, owner: KeyOwner, kek: WrappedKEK.ID, cipher: String, bytes: [UInt8]) {
        self.id = id
        self.owner = owner
        self.kek = kek
        self.cipher = cipher
        self.bytes = bytes
    }

    init(row: Row) throws {
        self.init(
            id: try row.key("id"), owner: try row.owner("owner"), kek: try row.key("kek_id"),
            cipher: try row.text("cipher"), bytes: [UInt8](try row.data("wrapped")))
    }
}

extension Row {
    func data(_ name: String) throws -> Data { try self[name] as Data? ?? damaged(name) }
    func owner(_ name: String) throws -> KeyOwner { try KeyOwner(try text(name)) ?? damaged(name) }
}
