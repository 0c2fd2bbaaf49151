public import Domain
import GRDB

extension Store {
    /// The newest download under way that touches the month; nil where none does.
    public func downloadUnderWay(of month: Month, for enterprise: Enterprise.ID) async throws -> Download.ID? {
        try await read { db in
            let sql = """
                SELECT max(id) FROM downloads WHERE state IN ('running', 'waiting') AND +enterprise_id = ?
                    AND first_day <= ? AND last_day >= ?
                """
            let days = [month.last.description, month.first.description]
            return try Int64.fetchOne(db, sql: sql, arguments: [enterprise.rawValue] + StatementArguments(days))
                .map(Download.ID.init(rawValue:))
        }
    }

    /// The months for which a download last made or confirmed certificates: those of its days that have some.
    public func certifiedMonths(of download: DownloadRow) async throws -> [Month] {
        try await read { db in
            let sql = """
                SELECT DISTINCT month FROM certificates
                WHERE enterprise_id = ? AND direction = ? AND month BETWEEN ? AND ? ORDER BY month
                """
            let days = download.query.days
            return try String.fetchAll(
                db, sql: sql,
                arguments: [
                    download.enterprise.rawValue, download.query.direction.rawValue,
                    Month(of: days.first).description, Month(of: days.last).description,
                ]
            ).map { try Month($0) ?? { throw DamagedColumn(name: "month") }() }
        }
    }
}
