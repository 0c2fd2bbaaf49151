public import Domain
import GRDB

/// 已核对至: the latest calendar month every day of which lies in proved downloads of all kinds and statuses, in both
/// directions; several downloads may make up the month together. Where whole months are proved of one direction alone,
/// it is that direction's latest, and says so; where both have some but none in common, there is none.
///
/// A day counts only if it was over in China when its download was asked for: invoices may have been issued later on
/// that day, and nobody has compared them.
public struct ProvedMonth: Hashable, Sendable {
    /// `2026-10`.
    public let month: String
    /// The only direction that it is true of; nil: of both.
    public let direction: Direction?

    public init(month: String, direction: Direction? = nil) {
        self.month = month
        self.direction = direction
    }
}

extension Store {
    public func provedMonth(of enterprise: Enterprise.ID) async throws -> ProvedMonth? {
        try await read { try Self.provedMonths(of: [enterprise], in: $0)[enterprise] }
    }

    static func provedMonths(of scope: Set<Enterprise.ID>, in db: Database) throws -> [Enterprise.ID: ProvedMonth] {
        var months: [Enterprise.ID: [String: String]] = [:]
        for row in try Row.fetchAll(db, sql: provedMonthsSQL, arguments: [scope.json]) {
            months[try row.key("company"), default: [:]][try row.text("direction")] = try row.text("month")
        }
        return months.compactMapValues { found in
            if let both = found["both"] { return ProvedMonth(month: both) }
            guard found.count == 1, let (word, month) = found.first else { return nil }
            return ProvedMonth(month: month, direction: Direction(rawValue: word))
        }
    }

    /// Downloads that touch or overlap make one stretch; a stretch of both directions is where two overlap. The latest
    /// whole month of a stretch is the month before the day after its last, if it does not begin before the stretch.
    private static let provedMonthsSQL = """
        WITH download AS (
            SELECT enterprise_id AS company, direction, first_day AS first,
                max(min(last_day, date(requested_at / 1000 + 8 * 3600, 'unixepoch', '-1 day'))) AS last
            FROM downloads INDEXED BY downloads_proved_whole
            WHERE enterprise_id IN (SELECT value FROM json_each(?))
                AND state = 'proved' AND kinds = '' AND statuses = ''
            GROUP BY enterprise_id, direction, first_day),
        marked AS (
            SELECT *, first > coalesce(date(max(last) OVER earlier, '+1 day'), '') AS begins
            FROM download WHERE first <= last
            WINDOW earlier AS (PARTITION BY company, direction ORDER BY first, last
                ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)),
        numbered AS (
            SELECT *, sum(begins) OVER (PARTITION BY company, direction ORDER BY first, last
                ROWS UNBOUNDED PRECEDING) AS number FROM marked),
        stretch AS (
            SELECT company, direction, min(first) AS first, max(last) AS last
            FROM numbered GROUP BY company, direction, number),
        either AS (
            SELECT company, direction, first, last FROM stretch
            UNION ALL
            SELECT issued.company, 'both', max(issued.first, received.first), min(issued.last, received.last)
            FROM stretch AS issued JOIN stretch AS received ON received.company = issued.company
            WHERE issued.direction = 'issued' AND received.direction = 'received'),
        latest AS (
            SELECT *, strftime('%Y-%m', last, '+1 day', 'start of month', '-1 day') AS month FROM either)
        SELECT company, direction, max(month) AS month FROM latest
        WHERE month || '-01' >= first GROUP BY company, direction
        """
}
