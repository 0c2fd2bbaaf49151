import Domain

extension Schema {
    /// A saved disk is an account of the other platform: it stands in a row of `accounts`, so that its downloads' turns,
    /// waits and secrets are the engine's own; what is said of 电子税局账号 is of those with platform `digital`. A disk is in
    /// a slot only while its agent is connected: at start none is.
    static let disks = """
        ALTER TABLE accounts ADD COLUMN platform TEXT NOT NULL DEFAULT 'digital'
            CHECK (platform IN (\(DownloadTab.Mode.allCases.sqlList)));
        DROP INDEX accounts_by_state;
        CREATE INDEX accounts_by_state ON accounts (enterprise_id, platform, removed_at, state);
        CREATE TABLE disk_agents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL,
            public_key BLOB NOT NULL UNIQUE CHECK (length(public_key) = 65),
            paired_by TEXT NOT NULL,
            paired_at INTEGER NOT NULL,
            seen_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE TABLE disk_pairings (
            code_hash BLOB PRIMARY KEY NOT NULL CHECK (length(code_hash) = 32),
            made_by TEXT NOT NULL,
            made_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE disks (
            number TEXT PRIMARY KEY NOT NULL CHECK (length(number) = 12),
            kind TEXT NOT NULL CHECK (kind IN (\(Disk.Kind.allCases.sqlList))),
            branch INTEGER NOT NULL,
            company TEXT NOT NULL,
            tax_number TEXT NOT NULL,
            valid_from TEXT NOT NULL,
            valid_to TEXT NOT NULL,
            tries_left INTEGER NOT NULL CHECK (tries_left BETWEEN 0 AND \(Disk.mostTries)),
            seen_at INTEGER NOT NULL,
            agent_id INTEGER NOT NULL REFERENCES disk_agents,
            is_inserted INTEGER NOT NULL CHECK (is_inserted IN (0, 1)),
            account_id INTEGER UNIQUE REFERENCES accounts
        ) STRICT;
        CREATE INDEX disks_by_company ON disks (tax_number);
        DROP TRIGGER default_accounts_follow_the_rule_insert;
        DROP TRIGGER default_accounts_follow_the_rule_update;
        \(digitalDefaultRule("INSERT"))
        \(digitalDefaultRule("UPDATE"))
        DROP TRIGGER accounts_leave_no_half_default_update;
        DROP TRIGGER accounts_leave_no_half_default_delete;
        \(lastDigitalAccountRule("UPDATE OF removed_at", when: "NEW.removed_at IS NOT NULL"))
        \(lastDigitalAccountRule("DELETE", when: "OLD.removed_at IS NULL"))
        """

    /// What agents have signed and the console has heard, for some minutes: a restart must not hear it again.
    static let agentRequests = """
        CREATE TABLE agent_requests (
            agent_id INTEGER NOT NULL REFERENCES disk_agents,
            nonce TEXT NOT NULL,
            signed_at INTEGER NOT NULL,
            PRIMARY KEY (agent_id, nonce)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX agent_requests_by_time ON agent_requests (signed_at);
        """

    private static func lastDigitalAccountRule(_ deed: String, when goes: String) -> String {
        """
        CREATE TRIGGER accounts_leave_no_half_default_\(deed.prefix(6).lowercased()) BEFORE \(deed) ON accounts
            WHEN \(goes) AND OLD.platform = 'digital'
                AND EXISTS (SELECT 1 FROM default_accounts
                    WHERE enterprise_id = OLD.enterprise_id AND issue_account IS NOT receive_account)
                AND (SELECT count(*) FROM accounts WHERE enterprise_id = OLD.enterprise_id AND removed_at IS NULL
                    AND platform = 'digital' AND id <> OLD.id) < 2
            BEGIN SELECT RAISE(ABORT, 'a single account serves both purposes or none'); END;
        """
    }

    private static func digitalDefaultRule(_ deed: String) -> String {
        """
        CREATE TRIGGER default_accounts_follow_the_rule_\(deed.lowercased()) BEFORE \(deed) ON default_accounts
            WHEN (NEW.issue_account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts
                    WHERE id = NEW.issue_account AND removed_at IS NULL AND platform = 'digital' AND rights & 1))
                OR (NEW.receive_account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts
                    WHERE id = NEW.receive_account AND removed_at IS NULL AND platform = 'digital' AND rights & 2))
                OR (NEW.issue_account IS NOT NEW.receive_account AND (SELECT count(*) FROM accounts
                    WHERE enterprise_id = NEW.enterprise_id AND removed_at IS NULL AND platform = 'digital') < 2)
            BEGIN SELECT RAISE(ABORT, 'not allowed as a default account'); END;
        """
    }
}
