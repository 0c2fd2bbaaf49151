import Domain

extension Schema {
    /// A pushed link waits sealed, as a letter does. One that waited in clear is not sent any more: its account's person
    /// is asked anew, by another.
    static let sealedLinks = """
        ALTER TABLE verifications ADD COLUMN ended_as TEXT
            CHECK (ended_as IS NULL
                OR (ended_as IN (\(Verification.Ending.allCases.sqlList)) AND ended_at IS NOT NULL));
        ALTER TABLE pushes ADD COLUMN place TEXT;
        ALTER TABLE pushes ADD COLUMN sealed BLOB;
        CREATE UNIQUE INDEX pushes_by_place ON pushes (place) WHERE place IS NOT NULL;
        INSERT INTO jobs (kind, subject, state, run_at)
            SELECT '\(SendingJob.verification)', account_id, 'ready', 0
            FROM verifications JOIN pushes ON pushes.id = push_id
            WHERE pushes.state = 'waiting' AND url <> '' AND ended_at IS NULL;
        UPDATE accounts SET asked_at = NULL WHERE id IN (
            SELECT account_id FROM verifications JOIN pushes ON pushes.id = push_id
            WHERE pushes.state = 'waiting' AND url <> '' AND ended_at IS NULL);
        UPDATE verifications SET ended_at = asked_at, ended_as = 'replaced' WHERE ended_at IS NULL
            AND push_id IN (SELECT id FROM pushes WHERE state = 'waiting' AND url <> '');
        UPDATE pushes SET state = 'failed', error = 'asked anew' WHERE state = 'waiting' AND url <> '';
        ALTER TABLE pushes DROP COLUMN url;
        """
}
