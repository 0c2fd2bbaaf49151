public import Domain
import GRDB

extension Store {
    /// Which bureau an account is at.
    public func area(of account: Account.ID) async throws -> Area? {
        try await read { db in
            let sql = """
                SELECT area FROM enterprises JOIN accounts ON enterprises.id = enterprise_id WHERE accounts.id = ?
                """
            return try String.fetchOne(db, sql: sql, arguments: [account.rawValue]).flatMap(Area.init(code:))
        }
    }

    /// How many downloads an account carries now.
    public func downloadsUnderWay(by account: Account.ID) async throws -> Int {
        try await read { db in
            let sql = "SELECT count(*) FROM downloads WHERE account_id = ? AND state IN ('running', 'waiting')"
            return try Int.fetchOne(db, sql: sql, arguments: [account.rawValue]) ?? 0
        }
    }
}
