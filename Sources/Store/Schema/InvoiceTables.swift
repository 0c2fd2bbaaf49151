import Domain

extension Schema {
    /// `key` is InvoiceNumber.key. The one index serves lists in order, ranges of days and their sums: it holds all that
    /// a tally reads. A company's count is kept by triggers, because counting ten million rows takes seconds.
    static let invoices = """
        CREATE TABLE invoices (
            id INTEGER PRIMARY KEY,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            key TEXT NOT NULL CHECK (length(key) BETWEEN 18 AND 20),
            digital_number TEXT CHECK (length(digital_number) = 20),
            code TEXT CHECK (length(code) IN (10, 12)),
            number TEXT CHECK (length(number) = 8),
            kind TEXT NOT NULL CHECK (kind IN (\(InvoiceKind.allCases.sqlList))),
            status TEXT NOT NULL CHECK (status IN (\(InvoiceStatus.allCases.sqlList))),
            deduction TEXT NOT NULL CHECK (deduction IN (\(DeductionStatus.allCases.sqlList))),
            source TEXT NOT NULL CHECK (source IN (\(InvoiceSource.allCases.sqlList))),
            risk TEXT NOT NULL CHECK (risk IN (\(RiskLevel.allCases.sqlList))),
            issued_at INTEGER NOT NULL,
            seller_name TEXT NOT NULL,
            seller_tax_number TEXT NOT NULL,
            buyer_name TEXT NOT NULL,
            buyer_tax_number TEXT NOT NULL,
            amount INTEGER NOT NULL,
            tax INTEGER NOT NULL,
            total INTEGER NOT NULL,
            is_positive INTEGER NOT NULL CHECK (is_positive IN (0, 1)),
            drawer TEXT NOT NULL,
            remark TEXT NOT NULL,
            first_seen_at INTEGER NOT NULL,
            UNIQUE (enterprise_id, direction, key)
        ) STRICT;
        CREATE INDEX invoices_by_time
            ON invoices (enterprise_id, direction, issued_at, id, kind, status, amount, tax, total);
        CREATE TRIGGER invoice_added AFTER INSERT ON invoices BEGIN
            UPDATE enterprises SET invoice_count = invoice_count + 1 WHERE id = new.enterprise_id;
        END;
        CREATE TRIGGER invoice_removed AFTER DELETE ON invoices BEGIN
            UPDATE enterprises SET invoice_count = invoice_count - 1 WHERE id = old.enterprise_id;
        END;
        """
}
