public import Domain
import GRDB

/// What is to be asked of the bureau for a month's certificates.
public struct CertificateNeed: Sendable {
    /// The days of the next versions.
    public let days: DayRange
    /// The library's figures of the kinds that it holds or that have a certificate.
    public let held: [InvoiceKind: Tally]
}

extension Store {
    /// Whether certificates are to be made: the download's windows are all compared, and the whole equals the library's
    /// or will not be read again.
    public func isReadyForCertificates(
        _ download: DownloadRow, counted tally: Tally, mostRounds: Int
    ) async throws -> Bool {
        try await read { db in
            guard try Self.openWindows(of: download.id, in: db) == 0 else { return false }
            let filter = LibraryFilter(enterprise: download.enterprise, query: download.query)
            return try Self.rounds(of: download.id, in: db) + 1 >= mostRounds
                || Self.tally(matching: filter, in: db) == tally
        }
    }

    /// Nil where the days do not join those of the certificates that there are, or where this download has already
    /// found them equal: its job was interrupted at a later month.
    /// - Parameter kinds: empty for all.
    public func certificateNeed(
        of key: MonthKey, days: DayRange, kinds: Set<InvoiceKind>, by download: Download.ID
    ) async throws -> CertificateNeed? {
        try await read { db in
            if try Self.isConfirmed(key, days, by: download, in: db) { return nil }
            let newest = try Self.newestCertificates(of: key, in: db).map(\.facts).filter { facts in
                facts.kind.map { kinds.isEmpty || kinds.contains($0) } ?? kinds.isEmpty
            }
            guard let days = days.grown(over: newest.map(\.days)) else { return nil }
            var held = Dictionary(
                newest.compactMap(\.kind).map { ($0, Tally.zero) }, uniquingKeysWith: { first, _ in first })
            let condition = InvoiceCondition(
                LibraryFilter(
                    enterprise: key.enterprise,
                    query: InvoiceQuery(direction: key.direction, days: days, kinds: kinds)))
            let sql = """
                SELECT kind, count(*) AS count, sum(amount) AS amount, sum(tax) AS tax, sum(total) AS total
                FROM invoices WHERE \(condition.sql) GROUP BY kind
                """
            for row in try Row.fetchAll(db, sql: sql, arguments: condition.arguments) {
                held[try row.word("kind")] = try row.tally()
            }
            return CertificateNeed(days: days, held: held)
        }
    }

    private static func isConfirmed(
        _ key: MonthKey, _ days: DayRange, by download: Download.ID, in db: Database
    ) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM certified_months WHERE \(MonthKey.condition) AND download_id = ? AND is_equal
                AND first_day <= ? AND last_day >= ? AND revision = ?)
            """
        return try Bool.fetchOne(
            db, sql: sql,
            arguments: key.arguments + [
                download.rawValue, days.first.description, days.last.description, try revision(of: key, in: db),
            ]) ?? false
    }
}
