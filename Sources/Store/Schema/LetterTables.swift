import Domain

extension Schema {
    /// What goes out by jobs that belong to no download. A letter holds a code, so it is sealed, and gone once sent.
    static let letters = """
        CREATE TABLE new_jobs (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject INTEGER NOT NULL,
            download_id INTEGER REFERENCES downloads ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN (\(JobState.allCases.sqlList))),
            run_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            boot TEXT,
            error TEXT,
            CHECK ((state = 'running') = (boot IS NOT NULL))
        ) STRICT;
        INSERT INTO new_jobs SELECT id, kind, subject, download_id, state, run_at, attempts, boot, error FROM jobs;
        DROP TABLE jobs;
        ALTER TABLE new_jobs RENAME TO jobs;
        CREATE INDEX jobs_ready ON jobs (run_at, id) WHERE state = 'ready';
        CREATE INDEX jobs_running ON jobs (boot) WHERE state = 'running';
        CREATE INDEX jobs_of_download ON jobs (download_id, state);
        CREATE TABLE letters (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            activation_id INTEGER REFERENCES activations ON DELETE CASCADE,
            recipient TEXT NOT NULL,
            place TEXT NOT NULL UNIQUE,
            sealed BLOB,
            written_at INTEGER NOT NULL,
            keep_until INTEGER NOT NULL,
            sent_at INTEGER,
            failed_at INTEGER,
            error TEXT
        ) STRICT;
        CREATE INDEX letters_of_activation ON letters (activation_id);
        CREATE TABLE pushes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            openid TEXT NOT NULL,
            template TEXT NOT NULL,
            content TEXT NOT NULL,
            url TEXT NOT NULL,
            keep_until INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(Push.State.allCases.sqlList))),
            message_id TEXT,
            error TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX pushes_of_person ON pushes (openid, id);
        CREATE TABLE push_results (
            message_id TEXT PRIMARY KEY,
            result TEXT NOT NULL,
            heard_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
