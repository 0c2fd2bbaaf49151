public import Domain
import GRDB

/// A newest certificate, and what the library holds of it now.
public struct ExaminedCertificate: Sendable {
    public let row: CertificateRow
    public let examination: Examination

    public init(row: CertificateRow, examination: Examination) {
        self.row = row
        self.examination = examination
    }
}

extension [ExaminedCertificate] {
    /// The kinds no longer make up the whole that was compared: a certificate is gone, or is another's. Kinds that were
    /// certified since, alone, say nothing of it.
    public var isTorn: Bool {
        guard let whole = first(where: { $0.row.facts.kind == nil })?.row.facts else { return false }
        let kinds = map(\.row.facts).filter { $0.kind != nil }
        guard kinds.allSatisfy({ $0.madeAt <= whole.madeAt && $0.days == whole.days }) else { return false }
        return kinds.reduce(.zero) { $0 + $1.own } != whole.own
    }
}

extension Store {
    /// The newest certificates of a month beside the library. Invoices of kinds without a certificate of their own are
    /// additions to that of all kinds. One whose list is gone misses nothing here; `CertificateCheck` says so.
    public func examine(_ key: MonthKey) async throws -> [ExaminedCertificate] {
        try await read { db in
            let newest = try Self.newestCertificates(of: key, in: db)
            let kinds = newest.compactMap(\.facts.kind)
            var found = try newest.map { row in
                var examination = try Self.examination(of: row, key, kinds, in: db)
                try Self.follow(&examination, of: row, in: db)
                return (row: row, examination: examination)
            }
            let moved = Set(
                found.flatMap { $0.examination.differences }.filter { $0.moved != nil }.map(\.key))
            for index in found.indices { found[index].examination.forget(additions: moved) }
            return found.map { ExaminedCertificate(row: $0.row, examination: $0.examination) }
        }
    }

    private static func examination(
        of row: CertificateRow, _ key: MonthKey, _ kinds: [InvoiceKind], in db: Database
    ) throws -> Examination {
        guard let kind = row.facts.kind, let hash = row.facts.ledger else {
            let others = try LibraryWalk(key, row.facts.days, without: kinds, in: db)
            return try Examination(certified: { nil }, library: { try others.next() })
        }
        var reader = Ledger.Reader(try ledger(hash, in: db) ?? [])
        let rows = try LibraryWalk(key, row.facts.days, kind: kind, in: db)
        return try Examination(certified: { try reader.next() }, library: { try rows.next() })
    }

    /// Looks where the invoices are that are no longer where they were certified.
    private static func follow(_ examination: inout Examination, of row: CertificateRow, in db: Database) throws {
        let sql = "SELECT kind, issued_at FROM invoices WHERE (enterprise_id, direction, key) = (?, ?, ?)"
        for index in examination.differences.indices where examination.differences[index].now == nil {
            let found = try Row.fetchOne(
                db, sql: sql,
                arguments: [
                    row.enterprise.rawValue, row.facts.direction.rawValue, examination.differences[index].key,
                ])
            guard let found else { continue }
            let kind: InvoiceKind = try found.word("kind")
            examination.differences[index].moved =
                kind == row.facts.kind ? .day(Day(at: try found.instant("issued_at"))) : .kind(kind)
        }
    }
}
