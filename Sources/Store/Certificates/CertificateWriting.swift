public import Domain
public import Foundation
import GRDB

/// What the bureau says of days of one month.
public struct MonthFigures: Sendable {
    public let key: MonthKey
    public let days: DayRange
    /// All kinds together; nil where only some were asked for.
    public let whole: Tally?
    public let kinds: [InvoiceKind: Figure]

    public struct Figure: Sendable {
        public let tally: Tally
        public let source: FigureSource

        public init(_ tally: Tally, _ source: FigureSource) {
            self.tally = tally
            self.source = source
        }
    }

    public init(_ key: MonthKey, days: DayRange, whole: Tally?, kinds: [InvoiceKind: Figure]) {
        self.key = key
        self.days = days
        self.whole = whole
        self.kinds = kinds
    }

    fileprivate var filter: LibraryFilter {
        LibraryFilter(enterprise: key.enterprise, query: InvoiceQuery(direction: key.direction, days: days))
    }
}

extension Store {
    public typealias Digesting = @Sendable ([UInt8]) -> [UInt8]

    /// Writes the month's certificates, a version where anything but the hour has changed, and says whether all are
    /// equal. Throws `conflict` where the month's invoices change meanwhile.
    public func certify(
        _ figures: MonthFigures, by download: Download.ID, digest: @escaping Digesting, at now: Date
    ) async throws -> Bool {
        // A million invoices take seconds to list, for which nobody else's write shall wait.
        let (revision, own, ledgers) = try await read { db in
            (
                try Self.revision(of: figures.key, in: db), try Self.tally(matching: figures.filter, in: db),
                try Self.ledgers(for: figures, in: db)
            )
        }
        let hashes = ledgers.mapValues { digest($0.bytes) }
        return try await write { db in
            guard try Self.revision(of: figures.key, in: db) == revision else { throw StoreError.conflict }
            var isEqual = figures.whole.map { $0 == own } ?? true
            let writer = try CertificateWriter(figures, by: download, digest: digest, at: now, in: db)
            if let whole = figures.whole { try writer.write(nil, bureau: whole, own: own, .whole, nil) }
            for (kind, figure) in figures.kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard let ledger = ledgers[kind], let hash = hashes[kind] else { continue }
                try Self.keep(ledger, as: hash, in: db)
                try writer.write(kind, bureau: figure.tally, own: ledger.tally, figure.source, hash)
                isEqual = isEqual && figure.tally == ledger.tally
            }
            if let whole = figures.whole {
                try Self.confirm(figures, by: download, whole, own, isEqual, revision, at: now, in: db)
            }
            // The bureau answers: what went wrong before this month no longer counts against the job.
            try db.execute(
                sql: "UPDATE jobs SET attempts = 1 WHERE kind = ? AND download_id = ? AND state = 'running'",
                arguments: [DownloadJob.certify, download.rawValue])
            return isEqual
        }
    }

    static func revision(of key: MonthKey, in db: Database) throws -> Int64 {
        let sql = "SELECT coalesce(sum(revision), 0) FROM library_cells WHERE \(MonthKey.condition)"
        return try Int64.fetchOne(db, sql: sql, arguments: key.arguments) ?? 0
    }

    private static func ledgers(for figures: MonthFigures, in db: Database) throws -> [InvoiceKind: Ledger] {
        var ledgers: [InvoiceKind: Ledger] = [:]
        for kind in figures.kinds.keys {
            var ledger = Ledger()
            let rows = try LibraryWalk(figures.key, figures.days, kind: kind, in: db)
            while let entry = try rows.next() {
                // A number that is none, by somebody's hand: what is on no list makes the kind differ from the bureau's.
                do { try ledger.append(entry) } catch { continue }
            }
            ledgers[kind] = ledger
        }
        return ledgers
    }

    private static func keep(_ ledger: Ledger, as hash: [UInt8], in db: Database) throws {
        guard try Self.ledger(hash, in: db) == nil else { return }
        try db.execute(
            sql: "INSERT INTO certificate_ledgers (hash, packed) VALUES (?, ?)",
            arguments: [Data(hash), Data(ledger.bytes)])
    }

    private static func confirm(
        _ figures: MonthFigures, by download: Download.ID, _ whole: Tally, _ own: Tally, _ isEqual: Bool,
        _ revision: Int64, at now: Date, in db: Database
    ) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO certified_months VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: figures.key.arguments + [
                figures.days.first.description, figures.days.last.description, whole.count, own.count, isEqual,
                now.milliseconds, revision, download.rawValue,
            ])
    }
}
