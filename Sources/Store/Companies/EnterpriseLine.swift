public import Domain
import GRDB

/// A company as 企业信息配置 lists it.
public struct EnterpriseLine: Sendable {
    public let enterprise: Enterprise
    public let accounts: [Account]
    public let defaults: DefaultAccounts
    /// The directions whose default went by itself.
    public let lost: Set<Direction>
    public let proved: ProvedMonth?
    public let newestDownload: DownloadRow?
}

extension Store {
    /// The companies of one page with what stands beside them, in the order given.
    static func lines(of enterprises: [Enterprise], in db: Database) throws -> [EnterpriseLine] {
        let scope = Set(enterprises.map(\.id))
        let accounts = Dictionary(grouping: try accounts(of: scope, in: db), by: \.enterprise)
        let (defaults, lost) = (try defaultAccounts(of: scope, in: db), try lostDirections(of: scope, in: db))
        let (proved, newest) = (try provedMonths(of: scope, in: db), try newestDownloads(of: scope, in: db))
        return enterprises.map { enterprise in
            EnterpriseLine(
                enterprise: enterprise, accounts: accounts[enterprise.id] ?? [],
                defaults: defaults[enterprise.id] ?? DefaultAccounts(), lost: lost[enterprise.id] ?? [],
                proved: proved[enterprise.id], newestDownload: newest[enterprise.id])
        }
    }

    /// The newest download of each of these companies.
    static func newestDownloads(
        of scope: Set<Enterprise.ID>, in db: Database
    ) throws -> [Enterprise.ID: DownloadRow] {
        let sql = """
            SELECT * FROM downloads
            WHERE id IN (SELECT (SELECT max(id) FROM downloads WHERE enterprise_id = value) FROM json_each(?))
            """
        let rows = try Row.fetchAll(db, sql: sql, arguments: [scope.json]).map { try DownloadRow(row: $0) }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.enterprise, $0) })
    }

    private static func defaultAccounts(
        of scope: Set<Enterprise.ID>, in db: Database
    ) throws -> [Enterprise.ID: DefaultAccounts] {
        let sql = "SELECT * FROM default_accounts WHERE enterprise_id IN (SELECT value FROM json_each(?))"
        return try Row.fetchAll(db, sql: sql, arguments: [scope.json]).reduce(into: [:]) { found, row in
            found[try row.key("enterprise_id")] = DefaultAccounts(
                issue: (row["issue_account"] as Int64?).map(Account.ID.init(rawValue:)),
                receive: (row["receive_account"] as Int64?).map(Account.ID.init(rawValue:)))
        }
    }

    private static func lostDirections(
        of scope: Set<Enterprise.ID>, in db: Database
    ) throws -> [Enterprise.ID: Set<Direction>] {
        let sql = "SELECT * FROM default_losses WHERE enterprise_id IN (SELECT value FROM json_each(?))"
        return try Row.fetchAll(db, sql: sql, arguments: [scope.json]).reduce(into: [:]) { found, row in
            found[try row.key("enterprise_id"), default: []].insert(try row.word("direction"))
        }
    }
}
