public import Domain
import GRDB

/// A page of companies, by name and then by id, and where its neighbours are: `previous` is the company before which
/// the page before ends, `next` the one after which the next begins.
public struct EnterprisePage: Sendable {
    public let lines: [EnterpriseLine]
    public let previous: Enterprise.ID?
    public let next: Enterprise.ID?
}

/// How many companies a filter finds, if its state were another.
public struct EnterpriseCounts: Sendable {
    public let total: Int
    private let byState: [EnterpriseFilter.State: Int]

    init(total: Int, byState: [EnterpriseFilter.State: Int]) {
        self.total = total
        self.byState = byState
    }

    /// Nil: whatever their state.
    public subscript(state: EnterpriseFilter.State?) -> Int { state.map { byState[$0] ?? 0 } ?? total }
}

extension Store {
    /// A cursor, not an offset: a company that is added meanwhile moves nobody to another page. `after` gives what
    /// comes after that company, `before` what stands right before it; neither, or a company outside `scope`, gives the
    /// first page.
    public func enterprises(
        matching filter: EnterpriseFilter, in scope: Set<Enterprise.ID>, after: Enterprise.ID? = nil,
        before: Enterprise.ID? = nil, limit: Int
    ) async throws -> EnterprisePage {
        try await read { db in
            let page = try Self.companies(matching: filter, in: scope, after: after, before: before, limit, in: db)
            return EnterprisePage(
                lines: try Self.lines(of: page.companies, in: db), previous: page.previous, next: page.next)
        }
    }

    static func companies(
        matching filter: EnterpriseFilter, in scope: Set<Enterprise.ID>, after: Enterprise.ID?, before: Enterprise.ID?,
        _ limit: Int, in db: Database
    ) throws -> (companies: [Enterprise], previous: Enterprise.ID?, next: Enterprise.ID?) {
        var condition = EnterpriseCondition(filter, in: scope)
        let cursor = (after ?? before).flatMap { scope.contains($0) ? $0 : nil }
        let isBackward = cursor != nil && after == nil
        if let cursor {
            let side = isBackward ? "<" : ">"
            condition.add("(name, id) \(side) (SELECT name, id FROM enterprises WHERE id = ?)", [cursor.rawValue])
        }
        let order = isBackward ? "DESC" : "ASC"
        let sql = "SELECT * FROM enterprises WHERE \(condition.sql) ORDER BY name \(order), id \(order) LIMIT ?"
        let rows = try Row.fetchAll(db, sql: sql, arguments: condition.arguments + [limit + 1])
        let hasMore = rows.count > limit
        let shown = isBackward ? rows.prefix(limit).reversed() : Array(rows.prefix(limit))
        let companies = try shown.map { try Enterprise(row: $0) }
        return (
            companies, (isBackward ? hasMore : cursor != nil) ? companies.first?.id : nil,
            isBackward || hasMore ? companies.last?.id : nil
        )
    }

    /// The filter's own state is left out of it.
    public func enterpriseCounts(
        matching filter: EnterpriseFilter, in scope: Set<Enterprise.ID>
    ) async throws -> EnterpriseCounts {
        try await read { db in
            var filter = filter
            filter.state = nil
            let condition = EnterpriseCondition(filter, in: scope)
            let sql = """
                WITH company AS MATERIALIZED (
                    SELECT \(AccountStanding.sql) AS standing, \(EnterpriseCondition.attention) AS attends
                    FROM enterprises WHERE \(condition.sql))
                SELECT standing, count(*) AS count, sum(attends) AS attending FROM company GROUP BY standing
                """
            var (total, counts) = (0, [EnterpriseFilter.State: Int]())
            for row in try Row.fetchAll(db, sql: sql, arguments: condition.arguments) {
                let count = try row.count("count")
                total += count
                counts[.standing(try row.word("standing"))] = count
                counts[.attention, default: 0] += try row.count("attending")
            }
            return EnterpriseCounts(total: total, byState: counts)
        }
    }

    /// The areas in which these companies are, in the order of their codes.
    public func areas(in scope: Set<Enterprise.ID>) async throws -> [Area] {
        try await read { db in
            let sql = "SELECT DISTINCT area FROM enterprises WHERE id IN (SELECT value FROM json_each(?)) ORDER BY area"
            return try Row.fetchAll(db, sql: sql, arguments: [scope.json])
                .map { try Area(code: try $0.text("area")) ?? $0.damaged("area") }
        }
    }
}
