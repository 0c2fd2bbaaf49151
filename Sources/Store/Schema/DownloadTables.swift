import Domain

extension Schema {
    /// `kinds` and `statuses` are comma-separated codes, empty for all. `progress` is the event stream's log: its id is
    /// the event's id.
    static let downloads = """
        CREATE TABLE downloads (
            id INTEGER PRIMARY KEY,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            account_id INTEGER NOT NULL,
            requested_by INTEGER REFERENCES users ON DELETE SET NULL,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL CHECK (last_day >= first_day),
            kinds TEXT NOT NULL,
            statuses TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(Download.State.allCases.sqlList))),
            trouble TEXT,
            trouble_until INTEGER,
            trouble_count INTEGER,
            trouble_cap INTEGER,
            expected INTEGER CHECK (expected >= 0),
            stored INTEGER NOT NULL DEFAULT 0,
            rounds INTEGER NOT NULL DEFAULT 0,
            requested_at INTEGER NOT NULL,
            began_at INTEGER,
            ended_at INTEGER,
            FOREIGN KEY (enterprise_id, account_id) REFERENCES accounts (enterprise_id, id),
            CHECK ((state = 'waiting') <= (trouble IS NOT NULL))
        ) STRICT;
        CREATE INDEX downloads_of_enterprise ON downloads (enterprise_id, id);
        CREATE INDEX downloads_waiting ON downloads (trouble_until) WHERE trouble_until IS NOT NULL;
        CREATE INDEX downloads_under_way ON downloads (state) WHERE state IN ('running', 'waiting');
        CREATE TABLE windows (
            id INTEGER PRIMARY KEY,
            download_id INTEGER NOT NULL REFERENCES downloads ON DELETE CASCADE,
            parent_id INTEGER REFERENCES windows,
            first_day TEXT NOT NULL,
            last_day TEXT NOT NULL CHECK (last_day >= first_day),
            kinds TEXT NOT NULL,
            statuses TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN (\(Window.State.allCases.sqlList))),
            bureau_count INTEGER, bureau_amount INTEGER, bureau_tax INTEGER, bureau_total INTEGER,
            own_count INTEGER, own_amount INTEGER, own_tax INTEGER, own_total INTEGER,
            next_page INTEGER NOT NULL DEFAULT 1,
            stored INTEGER NOT NULL DEFAULT 0,
            rounds INTEGER NOT NULL DEFAULT 0,
            CHECK (state <> 'proved' OR coalesce(own_count = bureau_count AND own_amount = bureau_amount
                AND own_tax = bureau_tax AND own_total = bureau_total, 0))
        ) STRICT;
        CREATE INDEX windows_of_download ON windows (download_id, first_day, id);
        CREATE UNIQUE INDEX one_root ON windows (download_id) WHERE parent_id IS NULL;
        CREATE TABLE jobs (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            subject INTEGER NOT NULL,
            download_id INTEGER NOT NULL REFERENCES downloads ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN (\(JobState.allCases.sqlList))),
            run_at INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            boot TEXT,
            error TEXT,
            CHECK ((state = 'running') = (boot IS NOT NULL))
        ) STRICT;
        CREATE INDEX jobs_ready ON jobs (run_at, id) WHERE state = 'ready';
        CREATE INDEX jobs_running ON jobs (boot) WHERE state = 'running';
        CREATE INDEX jobs_of_download ON jobs (download_id, state);
        CREATE TABLE progress (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            download_id INTEGER NOT NULL REFERENCES downloads ON DELETE CASCADE,
            at INTEGER NOT NULL,
            stored INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX progress_of_download ON progress (download_id, id);
        """
}
