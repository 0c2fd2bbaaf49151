public import Domain
import GRDB

/// Which downloads.
public struct DownloadFilter: Hashable, Sendable {
    /// Of these companies; none: no download at all.
    public var companies: Set<Enterprise.ID>
    /// Empty means all.
    public var standings: Set<Download.Standing>
    /// Of priority 定时, or of another; nil: either.
    public var isScheduled: Bool?

    public init(
        companies: Set<Enterprise.ID>, standings: Set<Download.Standing> = [], isScheduled: Bool? = nil
    ) {
        self.companies = companies
        self.standings = standings
        self.isScheduled = isScheduled
    }

    /// Of these, those of which the deed changes anything.
    func changed(by act: DownloadDeed) -> DownloadFilter {
        var filter = self
        filter.standings = standings.isEmpty ? act.standings : standings.intersection(act.standings)
        // None is left, where an empty set would mean all.
        if filter.standings.isEmpty { filter.companies = [] }
        return filter
    }

    fileprivate var condition: (sql: String, arguments: StatementArguments) {
        var sql = "enterprise_id IN (SELECT value FROM json_each(?))"
        var arguments: StatementArguments = [companies.json]
        if !standings.isEmpty {
            let marks = Array(repeating: "?", count: standings.count).joined(separator: ", ")
            sql += " AND iif(paused_at IS NULL, state, 'paused') IN (\(marks))"
            arguments += StatementArguments(standings.map(\.rawValue))
        }
        if let isScheduled {
            sql += " AND (priority = ?) = ?"
            arguments += [Priority.scheduled.rawValue, isScheduled]
        }
        return (sql, arguments)
    }
}

extension Store {
    /// How many match; with a deed: how many of them it would change.
    public func count(matching filter: DownloadFilter, for act: DownloadDeed? = nil) async throws -> Int {
        let (condition, arguments) = (act.map(filter.changed(by:)) ?? filter).condition
        return try await read { db in
            try Int.fetchOne(db, sql: "SELECT count(*) FROM downloads WHERE \(condition)", arguments: arguments) ?? 0
        }
    }

    /// A page of those that match, the newest first, by id, so that a page stays what it is while downloads move.
    ///
    /// - Parameter before: the id that the last page ended with.
    public func downloads(
        matching filter: DownloadFilter, before: Download.ID? = nil, limit: Int
    ) async throws -> [DownloadRow] {
        try await read { try Self.downloads(matching: filter, before: before, limit: limit, in: $0) }
    }

    static func downloads(
        matching filter: DownloadFilter, before: Download.ID? = nil, limit: Int = -1, in db: Database
    ) throws -> [DownloadRow] {
        let (condition, arguments) = filter.condition
        let sql = "SELECT * FROM downloads WHERE \(condition) AND id < ? ORDER BY id DESC LIMIT ?"
        return try Row.fetchAll(
            db, sql: sql, arguments: arguments + [before?.rawValue ?? .max, limit]
        ).map { try DownloadRow(row: $0) }
    }
}
