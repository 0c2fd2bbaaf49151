import Domain

extension Schema {
    /// People get roles, sessions get names, codes get mails. Whoever was bound first becomes administrator.
    static let people = """
        ALTER TABLE users ADD COLUMN role TEXT NOT NULL DEFAULT 'finance' CHECK (role IN (\(Role.allCases.sqlList)));
        ALTER TABLE users ADD COLUMN avatar TEXT NOT NULL DEFAULT '';
        UPDATE users SET role = 'administrator' WHERE id = (
            SELECT id FROM users WHERE id IN (SELECT user_id FROM memberships) ORDER BY bound_at, id LIMIT 1);
        CREATE TABLE avatars (
            user_id INTEGER PRIMARY KEY REFERENCES users ON DELETE CASCADE,
            picture BLOB NOT NULL
        ) STRICT;
        CREATE TABLE new_sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
            user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            browser TEXT NOT NULL,
            address TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            last_seen_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > began_at)
        ) STRICT;
        INSERT INTO new_sessions (token_hash, user_id, browser, address, began_at, last_seen_at, expires_at)
            SELECT token_hash, user_id, browser, address, began_at, began_at, expires_at FROM sessions;
        DROP TABLE sessions;
        ALTER TABLE new_sessions RENAME TO sessions;
        CREATE INDEX sessions_of_user ON sessions (user_id);
        ALTER TABLE activations ADD COLUMN email TEXT;
        ALTER TABLE activations ADD COLUMN renewal_hash BLOB;
        ALTER TABLE activations ADD COLUMN renewable_until INTEGER;
        ALTER TABLE activations ADD COLUMN withdrawn_at INTEGER;
        CREATE UNIQUE INDEX activations_by_renewal ON activations (renewal_hash) WHERE renewal_hash IS NOT NULL;
        CREATE TABLE replaced_codes (
            code_hash BLOB PRIMARY KEY,
            activation_id INTEGER NOT NULL REFERENCES activations ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        DROP TABLE activation_tries;
        CREATE TABLE activation_tries (
            user_id INTEGER REFERENCES users ON DELETE CASCADE,
            address TEXT NOT NULL,
            tried_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX activation_tries_of_user ON activation_tries (user_id, tried_at);
        CREATE INDEX activation_tries_from_address ON activation_tries (address, tried_at);
        CREATE INDEX activation_tries_by_time ON activation_tries (tried_at);
        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Nothing of it can be changed or taken away, by whatever statement.
    static let audit = """
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            user_id INTEGER,
            person TEXT NOT NULL,
            action TEXT NOT NULL,
            subject TEXT NOT NULL,
            address TEXT NOT NULL,
            browser TEXT NOT NULL
        ) STRICT;
        CREATE INDEX audit_by_time ON audit (at, id);
        CREATE INDEX audit_by_action ON audit (action, id);
        CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """
}
