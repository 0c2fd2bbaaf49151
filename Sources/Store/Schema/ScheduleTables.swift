import Domain

extension Schema {
    /// A company's row is its 定时同步; `next_run_at` is when its job is due. `scheduled_at` marks the downloads of a run
    /// with the instant of that run. A person's row of a day is what keeps a second digest of that day from being sent.
    static let schedules = """
        CREATE TABLE schedules (
            enterprise_id INTEGER PRIMARY KEY REFERENCES enterprises,
            is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
            minute INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
            directions TEXT NOT NULL CHECK (directions IN ('issued', 'received', 'issued,received')),
            look_back_days INTEGER NOT NULL CHECK (
                look_back_days BETWEEN \(Schedule.lookBack.lowerBound) AND \(Schedule.lookBack.upperBound)),
            files TEXT NOT NULL,
            has_digest INTEGER NOT NULL CHECK (has_digest IN (0, 1)),
            version INTEGER NOT NULL CHECK (version > 0),
            changed_by TEXT NOT NULL,
            changed_at INTEGER NOT NULL,
            next_run_at INTEGER NOT NULL,
            last_run_at INTEGER,
            last_obstacles TEXT NOT NULL DEFAULT ''
        ) STRICT;
        CREATE INDEX jobs_of_schedules ON jobs (subject, state) WHERE kind = '\(ScheduleJob.sync)';
        ALTER TABLE downloads ADD COLUMN scheduled_at INTEGER;
        CREATE INDEX downloads_of_schedules ON downloads (enterprise_id, direction, state, last_day)
            WHERE scheduled_at IS NOT NULL;
        CREATE TABLE digests (
            user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            day TEXT NOT NULL CHECK (length(day) = 10),
            until INTEGER NOT NULL,
            push_id INTEGER REFERENCES pushes ON DELETE SET NULL,
            PRIMARY KEY (user_id, day)
        ) STRICT, WITHOUT ROWID;
        """
}
