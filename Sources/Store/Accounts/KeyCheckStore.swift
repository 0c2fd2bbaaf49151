import Foundation
import GRDB

extension Store {
    /// The word that was sealed with the data's key; nil before the first start has kept one.
    public func sealedKeyCheck() async throws -> [UInt8]? {
        try await read { try Data.fetchOne($0, sql: "SELECT sealed FROM key_check").map { Array($0) } }
    }

    public func keepKeyCheck(_ sealed: [UInt8]) async throws {
        try await write { db in
            try db.execute(sql: "INSERT INTO key_check (id, sealed) VALUES (1, ?)", arguments: [Data(sealed)])
        }
    }
}
