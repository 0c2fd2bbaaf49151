import Domain
import Foundation
import GRDB

/// Writes the versions of one month inside a transaction.
struct CertificateWriter {
    private let figures: MonthFigures
    private let download: Download.ID
    private let digest: Store.Digesting
    private let now: Date
    private let db: Database
    private let taxNumber: TaxNumber
    private let newest: [CertificateRow]

    init(
        _ figures: MonthFigures, by download: Download.ID, digest: @escaping Store.Digesting, at now: Date,
        in db: Database
    ) throws {
        self.figures = figures
        self.download = download
        self.digest = digest
        // What is hashed is what is read back: milliseconds.
        self.now = Date(milliseconds: now.milliseconds)
        self.db = db
        let text = try String.fetchOne(
            db, sql: "SELECT tax_number FROM enterprises WHERE id = ?", arguments: [figures.key.enterprise.rawValue])
        guard let text else { throw StoreError.notFound }
        taxNumber = TaxNumber(stored: text)
        newest = try Store.newestCertificates(of: figures.key, in: db)
    }

    /// Nothing where the newest version says the same.
    func write(
        _ kind: InvoiceKind?, bureau: Tally, own: Tally, _ source: FigureSource, _ ledger: [UInt8]?
    ) throws {
        let former = newest.first { $0.facts.kind == kind }
        if let facts = former?.facts, facts.days == figures.days, facts.bureau == bureau, facts.own == own,
            facts.ledger == ledger
        {
            return
        }
        let facts = CertificateFacts(
            taxNumber: taxNumber, direction: figures.key.direction, month: figures.key.month, kind: kind,
            version: (former?.facts.version ?? 0) + 1, days: figures.days, bureau: bureau, own: own, source: source,
            download: download, madeAt: now, ledger: ledger, former: former?.hash)
        try insert(facts)
    }

    private func insert(_ facts: CertificateFacts) throws {
        try db.execute(
            sql: """
                INSERT INTO certificates (enterprise_id, direction, month, kind, version, first_day, last_day,
                    bureau_count, bureau_amount, bureau_tax, bureau_total, own_count, own_amount, own_tax, own_total,
                    source, download_id, made_at, ledger_hash, former_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: figures.key.arguments + [
                facts.kind?.rawValue ?? "", facts.version, facts.days.first.description, facts.days.last.description,
            ] + facts.bureau.columns + facts.own.columns + [
                facts.source.rawValue, facts.download.rawValue, facts.madeAt.milliseconds,
                facts.ledger.map { Data($0) },
                facts.former.map { Data($0) }, Data(digest(Array(facts.text.utf8))),
            ])
    }
}
