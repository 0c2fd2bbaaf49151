import Domain

extension Schema {
    /// A job carries its download's account and priority, because both decide which job is claimed next. A paused
    /// download keeps its state, so that it goes on as what it was. A window's note says what its reading met.
    static let engine = """
        ALTER TABLE downloads ADD COLUMN tab TEXT NOT NULL DEFAULT '\(DownloadTab.query.rawValue)'
            CHECK (tab IN (\(DownloadTab.allCases.sqlList)));
        ALTER TABLE downloads ADD COLUMN deductions TEXT NOT NULL DEFAULT '';
        ALTER TABLE downloads ADD COLUMN files TEXT NOT NULL DEFAULT '';
        ALTER TABLE downloads ADD COLUMN priority INTEGER NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2);
        ALTER TABLE downloads ADD COLUMN paused_at INTEGER;
        ALTER TABLE windows ADD COLUMN sign TEXT CHECK (sign IN (\(InvoiceSign.allCases.sqlList)));
        ALTER TABLE windows ADD COLUMN total_from INTEGER;
        ALTER TABLE windows ADD COLUMN total_to INTEGER CHECK (total_to >= total_from);
        CREATE TABLE window_notes (
            id INTEGER PRIMARY KEY,
            window_id INTEGER NOT NULL REFERENCES windows ON DELETE CASCADE,
            kind TEXT NOT NULL CHECK (kind IN (\(WindowNote.Kind.allCases.sqlList))),
            number TEXT NOT NULL DEFAULT '',
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX window_notes_of_window ON window_notes (window_id, id);
        ALTER TABLE jobs ADD COLUMN account_id INTEGER;
        ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 1 CHECK (priority BETWEEN 0 AND 2);
        UPDATE jobs SET account_id = (SELECT account_id FROM downloads WHERE id = download_id)
            WHERE download_id IS NOT NULL;
        DROP INDEX jobs_ready;
        CREATE INDEX jobs_ready ON jobs (priority, run_at, id, account_id, download_id) WHERE state = 'ready';
        CREATE INDEX jobs_due ON jobs (run_at) WHERE state = 'ready';
        DROP INDEX jobs_running;
        CREATE INDEX jobs_running ON jobs (account_id, boot) WHERE state = 'running';
        CREATE INDEX downloads_paused ON downloads (id) WHERE paused_at IS NOT NULL;
        """
}
