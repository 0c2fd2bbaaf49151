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
}
