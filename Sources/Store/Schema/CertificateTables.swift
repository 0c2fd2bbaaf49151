import Domain

extension Schema {
    /// What the library holds of a company, direction, month and kind stands in a cell that triggers keep, so that a
    /// map of thousands of companies reads cells, and a change by any hand shows. `revision` goes up with each of them.
    /// The month is that of China's zone.
    static let libraryCells = """
        CREATE TABLE library_cells (
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            month TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN (\(InvoiceKind.allCases.sqlList))),
            count INTEGER NOT NULL CHECK (count >= 0),
            amount INTEGER NOT NULL,
            tax INTEGER NOT NULL,
            total INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            PRIMARY KEY (enterprise_id, direction, month, kind)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO library_cells
            SELECT enterprise_id, direction, \(month(of: "invoices")) AS month, kind, count(*), sum(amount), sum(tax),
                sum(total), 1
            FROM invoices GROUP BY 1, 2, 3, 4;
        CREATE TRIGGER invoice_into_cell AFTER INSERT ON invoices BEGIN \(comes) END;
        CREATE TRIGGER invoice_out_of_cell AFTER DELETE ON invoices BEGIN \(goes) END;
        CREATE TRIGGER invoice_between_cells AFTER UPDATE ON invoices
            WHEN (\(figures(of: "old"))) IS NOT (\(figures(of: "new"))) BEGIN \(goes) \(comes) END;
        """

    /// A version of a certificate is written once, and so are the lists that versions share. What was confirmed last is
    /// a row of its own, which the map reads.
    static let certificates = """
        CREATE TABLE certificate_ledgers (
            hash BLOB PRIMARY KEY NOT NULL CHECK (length(hash) = 32),
            packed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE certificates (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            month TEXT NOT NULL CHECK (length(month) = 7),
            kind TEXT NOT NULL CHECK (kind IN ('', \(InvoiceKind.allCases.sqlList))),
            version INTEGER NOT NULL CHECK (version > 0),
            first_day TEXT NOT NULL CHECK (substr(first_day, 1, 7) = month),
            last_day TEXT NOT NULL CHECK (last_day >= first_day AND substr(last_day, 1, 7) = month),
            bureau_count INTEGER NOT NULL, bureau_amount INTEGER NOT NULL,
            bureau_tax INTEGER NOT NULL, bureau_total INTEGER NOT NULL,
            own_count INTEGER NOT NULL, own_amount INTEGER NOT NULL,
            own_tax INTEGER NOT NULL, own_total INTEGER NOT NULL,
            source TEXT NOT NULL CHECK (source IN (\(FigureSource.allCases.sqlList))),
            download_id INTEGER NOT NULL,
            made_at INTEGER NOT NULL,
            ledger_hash BLOB REFERENCES certificate_ledgers CHECK ((ledger_hash IS NULL) = (kind = '')),
            former_hash BLOB CHECK ((former_hash IS NULL) = (version = 1)),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            UNIQUE (enterprise_id, month, direction, kind, version)
        ) STRICT;
        CREATE TRIGGER certificates_follow_each_other BEFORE INSERT ON certificates
            WHEN EXISTS (SELECT 1 FROM certificates WHERE id = new.id)
                OR (SELECT count(*) FROM certificates WHERE enterprise_id = new.enterprise_id AND month = new.month
                    AND direction = new.direction AND kind = new.kind) <> new.version - 1
            BEGIN SELECT RAISE(ABORT, 'a certificate is written once'); END;
        CREATE TRIGGER certificate_ledgers_are_not_replaced BEFORE INSERT ON certificate_ledgers
            WHEN EXISTS (SELECT 1 FROM certificate_ledgers WHERE hash = new.hash)
            BEGIN SELECT RAISE(ABORT, 'a certificate is written once'); END;
        \(frozen("certificates"))
        \(frozen("certificate_ledgers"))
        CREATE TABLE certified_months (
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            month TEXT NOT NULL,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL,
            bureau_count INTEGER NOT NULL,
            own_count INTEGER NOT NULL,
            is_equal INTEGER NOT NULL CHECK (is_equal IN (0, 1)),
            confirmed_at INTEGER NOT NULL,
            revision INTEGER NOT NULL,
            download_id INTEGER NOT NULL,
            PRIMARY KEY (enterprise_id, direction, month)
        ) STRICT, WITHOUT ROWID;
        """

    private static func frozen(_ table: String) -> String {
        ["UPDATE", "DELETE"].map { deed in
            """
            CREATE TRIGGER \(table)_refuse_\(deed.lowercased()) BEFORE \(deed) ON \(table)
                BEGIN SELECT RAISE(ABORT, 'a certificate is written once'); END;
            """
        }.joined(separator: "\n")
    }

    private static func month(of row: String) -> String {
        "strftime('%Y-%m', \(row).issued_at / 1000 + 28800, 'unixepoch')"
    }

    private static func figures(of row: String) -> String {
        ["enterprise_id", "direction", "key", "kind", "amount", "tax", "total"].map { "\(row).\($0)" }
            .joined(separator: ", ") + ", \(row).issued_at"
    }

    private static let comes = """
        INSERT INTO library_cells VALUES (new.enterprise_id, new.direction, \(month(of: "new")), new.kind, 1,
            new.amount, new.tax, new.total, 1)
        ON CONFLICT (enterprise_id, direction, month, kind) DO UPDATE SET count = count + 1,
            amount = amount + excluded.amount, tax = tax + excluded.tax, total = total + excluded.total,
            revision = revision + 1;
        """

    private static let goes = """
        UPDATE library_cells SET count = count - 1, amount = amount - old.amount, tax = tax - old.tax,
            total = total - old.total, revision = revision + 1
        WHERE enterprise_id = old.enterprise_id AND direction = old.direction AND month = \(month(of: "old"))
            AND kind = old.kind;
        """
}
