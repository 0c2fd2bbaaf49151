public import Domain
import GRDB

/// What needs a person, in the order of 首页; each list holds the first few.
public struct OpenTasks: Sendable {
    /// An account that its person must see to.
    public struct Blocked: Sendable {
        public let account: Account
        public let company: String
        /// Downloads of this account that run or wait.
        public let waiting: Int

        public init(account: Account, company: String, waiting: Int) {
            self.account = account
            self.company = company
            self.waiting = waiting
        }
    }

    /// Defaults of one company that went by themselves.
    public struct Lost: Sendable {
        public let enterprise: Enterprise.ID
        public let company: String
        public let losses: [DefaultLoss]
    }

    public let accounts: [Blocked]
    public let defaults: [Lost]
    /// Of companies whose newest download stopped or differs.
    public let downloads: [NamedDownload]
    /// How many are not in these lists.
    public let more: Int
}

/// A download and the name of its company.
public struct NamedDownload: Sendable {
    public let row: DownloadRow
    public let company: String
}

extension Store {
    /// Accounts come by what they hold up, then by how long; the rest the newest first.
    public func openTasks(
        in scope: Set<Enterprise.ID>, accounts mostAccounts: Int, others mostOthers: Int
    ) async throws -> OpenTasks {
        try await read { db in
            let accounts = try Self.blockedAccounts(in: scope.json, limit: mostAccounts, in: db)
            let defaults = try Self.lostDefaults(in: scope.json, limit: mostOthers, in: db)
            let downloads = try Self.stoppedDownloads(in: scope.json, limit: mostOthers, in: db)
            let total = accounts.total + defaults.total + downloads.total
            let shown = accounts.few.count + defaults.few.count + downloads.few.count
            return OpenTasks(
                accounts: accounts.few, defaults: defaults.few, downloads: downloads.few, more: total - shown)
        }
    }

    private static func blockedAccounts(
        in scope: String, limit: Int, in db: Database
    ) throws -> (few: [OpenTasks.Blocked], total: Int) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                WITH blocked AS MATERIALIZED (
                    SELECT id, verified_at,
                        (SELECT count(*) FROM downloads
                            WHERE account_id = accounts.id AND state IN ('running', 'waiting')) AS waiting,
                        (SELECT min(id) FROM downloads
                            WHERE account_id = accounts.id AND state IN ('running', 'waiting')) AS oldest
                    FROM accounts WHERE removed_at IS NULL AND state <> 'usable' AND platform = 'digital'
                        AND +enterprise_id IN (SELECT value FROM json_each(?))),
                placed AS (
                    SELECT id, waiting, count(*) OVER () AS total, row_number() OVER (
                        ORDER BY waiting DESC, oldest NULLS LAST, verified_at, id) AS place FROM blocked)
                SELECT accounts.*, enterprises.name AS company, waiting, total FROM placed
                JOIN accounts ON accounts.id = placed.id JOIN enterprises ON enterprises.id = accounts.enterprise_id
                WHERE place <= ? ORDER BY place
                """, arguments: [scope, limit])
        let few = try rows.map { row in
            OpenTasks.Blocked(
                account: try Account(row: row), company: try row.text("company"), waiting: try row.count("waiting"))
        }
        return (few, try rows.first?.count("total") ?? 0)
    }

    private static func lostDefaults(
        in scope: String, limit: Int, in db: Database
    ) throws -> (few: [OpenTasks.Lost], total: Int) {
        let companies = try Row.fetchAll(
            db,
            sql: """
                SELECT enterprise_id, name, count(*) OVER () AS total FROM default_losses
                JOIN enterprises ON enterprises.id = enterprise_id
                WHERE enterprise_id IN (SELECT value FROM json_each(?))
                GROUP BY enterprise_id ORDER BY max(lost_at) DESC, enterprise_id LIMIT ?
                """, arguments: [scope, limit])
        let few = try companies.map { row in
            let id: Enterprise.ID = try row.key("enterprise_id")
            return OpenTasks.Lost(
                enterprise: id, company: try row.text("name"), losses: try defaultLosses(of: id, in: db))
        }
        return (few, try companies.first?.count("total") ?? 0)
    }

    private static func stoppedDownloads(
        in scope: String, limit: Int, in db: Database
    ) throws -> (few: [NamedDownload], total: Int) {
        let rows = try Row.fetchAll(
            db,
            sql: """
                WITH found AS (
                    SELECT id, count(*) OVER () AS total FROM downloads AS stopped
                    WHERE +enterprise_id IN (SELECT value FROM json_each(?)) AND \(isNewestAndStopped)
                    ORDER BY id DESC LIMIT ?)
                SELECT downloads.*, enterprises.name AS company, total FROM found
                JOIN downloads ON downloads.id = found.id JOIN enterprises ON enterprises.id = enterprise_id
                ORDER BY downloads.id DESC
                """, arguments: [scope, limit])
        return (try rows.map { try NamedDownload(row: $0) }, try rows.first?.count("total") ?? 0)
    }

    /// Of a row `stopped` of `downloads`: what its company asked for last went wrong.
    static let isNewestAndStopped = """
        stopped.state IN ('failed', 'differing') AND NOT EXISTS (SELECT 1 FROM downloads AS newer
            WHERE newer.enterprise_id = stopped.enterprise_id AND newer.id > stopped.id)
        """
}

extension NamedDownload {
    /// A row of `downloads` with the name of its company beside it.
    init(row: Row) throws {
        self.init(row: try DownloadRow(row: row), company: try row.text("company"))
    }
}
