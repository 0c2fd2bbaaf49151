public import Domain
import GRDB

/// A page of the completeness map, companies by name, and where its neighbours are.
public struct CompletenessMap: Sendable {
    public struct Line: Sendable {
        public let enterprise: Enterprise
        public let months: [Month: [Direction: MonthHolding]]
    }

    public let lines: [Line]
    /// How many companies the filter finds.
    public let total: Int
    public let previous: Enterprise.ID?
    public let next: Enterprise.ID?
}

extension Store {
    /// What companies hold of the months since `first`, from the library's cells: no invoice is read.
    public func completeness(
        matching filter: EnterpriseFilter, in scope: Set<Enterprise.ID>, since first: Month,
        after: Enterprise.ID? = nil, before: Enterprise.ID? = nil, limit: Int
    ) async throws -> CompletenessMap {
        try await read { db in
            let page = try Self.companies(matching: filter, in: scope, after: after, before: before, limit, in: db)
            let holdings = try Self.holdings(of: Set(page.companies.map(\.id)), since: first, in: db)
            let condition = EnterpriseCondition(filter, in: scope)
            let total = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM enterprises WHERE \(condition.sql)", arguments: condition.arguments)
            return CompletenessMap(
                lines: page.companies.map { CompletenessMap.Line(enterprise: $0, months: holdings[$0.id] ?? [:]) },
                total: total ?? 0, previous: page.previous, next: page.next)
        }
    }

    private typealias Holdings = [Enterprise.ID: [Month: [Direction: MonthHolding]]]

    private static func holdings(
        of scope: Set<Enterprise.ID>, since first: Month, in db: Database
    ) throws -> Holdings {
        let condition = """
            WHERE enterprise_id IN (SELECT value FROM json_each(?))
                AND direction IN (\(Direction.allCases.sqlList)) AND month >= ?
            """
        let arguments: StatementArguments = [scope.json, first.description]
        var found: Holdings = [:]
        func change(_ row: Row, _ change: (inout MonthHolding) throws -> Void) throws {
            let month = try Month(try row.text("month")) ?? row.damaged("month")
            let direction: Direction = try row.word("direction")
            try change(
                &found[try row.key("enterprise_id"), default: [:]][month, default: [:]][
                    direction, default: MonthHolding()])
        }
        let cells = """
            SELECT enterprise_id, direction, month, sum(count) AS count, sum(revision) AS revision
            FROM library_cells \(condition) GROUP BY enterprise_id, direction, month
            """
        for row in try Row.fetchAll(db, sql: cells, arguments: arguments) {
            try change(row) { ($0.count, $0.revision) = (try row.count("count"), try row.int("revision")) }
        }
        let certified = "SELECT * FROM certified_months \(condition)"
        for row in try Row.fetchAll(db, sql: certified, arguments: arguments) {
            try change(row) { $0.certified = try CertifiedMonth(row: row) }
        }
        return found
    }
}
