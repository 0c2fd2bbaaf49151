import Domain

extension Schema {
    /// What changed of an invoice, a row for each fact, written by a trigger so that no hand escapes it. Our own writes
    /// say when they looked (`changed_at`); a change by another hand has the database's clock.
    static let changes = """
        ALTER TABLE invoices ADD COLUMN changed_at INTEGER;
        CREATE INDEX invoices_by_first_sight ON invoices (enterprise_id, first_seen_at);
        CREATE TABLE invoice_changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN ('changed', 'reversed')),
            fact TEXT NOT NULL CHECK (fact IN (\(Change.Fact.allCases.sqlList))),
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            seen_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX invoice_changes_by_time ON invoice_changes (enterprise_id, kind, seen_at);
        CREATE INDEX invoice_changes_of_invoice ON invoice_changes (invoice_id);
        CREATE TRIGGER invoice_changes_stay BEFORE UPDATE ON invoice_changes
            BEGIN SELECT RAISE(ABORT, 'what was seen stays'); END;
        CREATE TRIGGER invoice_changed AFTER UPDATE ON invoices
            WHEN (\(columns(of: "old"))) IS NOT (\(columns(of: "new"))) BEGIN
            INSERT INTO invoice_changes (enterprise_id, invoice_id, kind, fact, before, after, seen_at)
            SELECT new.enterprise_id, new.id,
                iif(fact = 'status' AND after IN ('reversed', 'partly-reversed'), 'reversed', 'changed'), fact, before,
                after, iif(new.changed_at IS old.changed_at, CAST(strftime('%s', 'now') AS INTEGER) * 1000,
                    new.changed_at)
            FROM (\(facts)) WHERE before IS NOT after;
        END;
        """

    private static func columns(of row: String) -> String {
        [
            "status", "deduction", "risk", "amount", "tax", "total", "kind", "source", "seller_name",
            "seller_tax_number", "buyer_name", "buyer_tax_number", "is_positive", "drawer", "remark", "issued_at",
        ].map { "\(row).\($0)" }.joined(separator: ", ")
    }

    private static let facts = Change.Fact.allCases.map { fact in
        "SELECT '\(fact.rawValue)' AS fact, \(text(of: fact, "old")) AS before, \(text(of: fact, "new")) AS after"
    }.joined(separator: " UNION ALL ")

    private static func text(of fact: Change.Fact, _ row: String) -> String {
        switch fact {
        case .status, .deduction, .risk, .kind, .source, .drawer, .remark: "\(row).\(fact.rawValue)"
        case .amount, .tax, .total: "CAST(\(row).\(fact.rawValue) AS TEXT)"
        case .seller, .buyer: "\(row).\(fact.rawValue)_name || ' ' || \(row).\(fact.rawValue)_tax_number"
        case .sign: "CAST(\(row).is_positive AS TEXT)"
        case .issuedAt: "CAST(\(row).issued_at AS TEXT)"
        }
    }
}
