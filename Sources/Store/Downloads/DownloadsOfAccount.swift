public import Domain
import GRDB

extension Store {
    /// How many downloads an account carries now.
    public func downloadsUnderWay(by account: Account.ID) async throws -> Int {
        try await read { db in
            let sql = "SELECT count(*) FROM downloads WHERE account_id = ? AND state IN ('running', 'waiting')"
            return try Int.fetchOne(db, sql: sql, arguments: [account.rawValue]) ?? 0
        }
    }
}
