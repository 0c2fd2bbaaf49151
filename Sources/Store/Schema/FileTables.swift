import Domain

extension Schema {
    /// `hash` is the SHA-256 of the file's bytes in hexadecimal, and its name in the folder.
    static let files = """
        CREATE TABLE invoice_files (
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            format TEXT NOT NULL CHECK (format IN ('xml')),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            fetched_at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, format)
        ) STRICT, WITHOUT ROWID;
        """

    /// Of each invoice and format there is a file, an absence (the bureau has none), or nothing yet. A trouble stands over
    /// a file: while there is one, the file is not believed to be here.
    static let fileFormats = """
        CREATE TABLE new_invoice_files (
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            \(format),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            fetched_at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, format)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO new_invoice_files SELECT invoice_id, format, hash, fetched_at FROM invoice_files;
        DROP TABLE invoice_files;
        ALTER TABLE new_invoice_files RENAME TO invoice_files;
        CREATE TABLE invoice_file_absences (
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            \(format),
            at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, format)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE invoice_file_troubles (
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            \(format),
            reason TEXT NOT NULL CHECK (reason IN ('wrong-type', 'cut', 'other-invoice', 'missing', 'altered')),
            tries INTEGER NOT NULL CHECK (tries >= 0),
            retry_at INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, format)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE file_examinations (
            id INTEGER PRIMARY KEY,
            began_at INTEGER NOT NULL,
            ended_at INTEGER,
            examined INTEGER NOT NULL DEFAULT 0,
            missing INTEGER NOT NULL DEFAULT 0,
            altered INTEGER NOT NULL DEFAULT 0,
            invoice_id INTEGER NOT NULL DEFAULT 0,
            format TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE UNIQUE INDEX one_examination ON file_examinations (ended_at IS NULL) WHERE ended_at IS NULL;
        CREATE INDEX jobs_parked ON jobs (account_id) WHERE state = 'parked';
        CREATE INDEX jobs_of_kind ON jobs (kind, subject) WHERE state IN ('ready', 'parked');
        """

    /// A file may be there and not be read.
    static let unreadableFiles = """
        CREATE TABLE new_invoice_file_troubles (
            invoice_id INTEGER NOT NULL REFERENCES invoices ON DELETE CASCADE,
            \(format),
            reason TEXT NOT NULL CHECK (reason IN (\(FileTrouble.allCases.sqlList))),
            tries INTEGER NOT NULL CHECK (tries >= 0),
            retry_at INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (invoice_id, format)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO new_invoice_file_troubles
            SELECT invoice_id, format, reason, tries, retry_at, at FROM invoice_file_troubles;
        DROP TABLE invoice_file_troubles;
        ALTER TABLE new_invoice_file_troubles RENAME TO invoice_file_troubles;
        ALTER TABLE file_examinations ADD COLUMN unreadable INTEGER NOT NULL DEFAULT 0;
        """

    private static let format = "format TEXT NOT NULL CHECK (format IN (\(FileFormat.allCases.sqlList)))"
}
