public import Domain
import GRDB

extension Store {
    /// How many of those that match are of each standing; the filter's own standings are left aside.
    public func totals(matching filter: DownloadFilter) async throws -> [Download.Standing: Int] {
        var filter = filter
        filter.standings = []
        let (condition, arguments) = filter.condition
        return try await read { db in
            let sql = """
                SELECT iif(paused_at IS NULL, state, 'paused') AS standing, count(*) AS count FROM downloads
                WHERE \(condition) GROUP BY standing
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: arguments)
            return Dictionary(uniqueKeysWithValues: try rows.map { (try $0.word("standing"), try $0.count("count")) })
        }
    }
}
