import Domain

extension Schema {
    /// Accounts are removed without their row, which downloads name. The two defaults of a company stand in one row, so
    /// that the rule about a single account can be a constraint: a default has its right, and a single account serves
    /// both purposes or none.
    static let accountCare = """
        ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE accounts ADD COLUMN changed_by TEXT NOT NULL DEFAULT '';
        ALTER TABLE accounts ADD COLUMN removed_at INTEGER;
        ALTER TABLE accounts ADD COLUMN locked_until INTEGER;
        ALTER TABLE accounts ADD COLUMN tries_left INTEGER;
        ALTER TABLE accounts ADD COLUMN challenge TEXT;
        ALTER TABLE accounts ADD COLUMN asked_at INTEGER;
        ALTER TABLE downloads ADD COLUMN account_choice TEXT NOT NULL DEFAULT 'default'
            CHECK (account_choice IN (\(AccountChoice.allCases.sqlList)));
        CREATE INDEX downloads_of_account ON downloads (account_id, state);
        CREATE TABLE new_default_accounts (
            enterprise_id INTEGER PRIMARY KEY REFERENCES enterprises,
            issue_account INTEGER,
            receive_account INTEGER,
            CHECK (issue_account IS NOT NULL OR receive_account IS NOT NULL),
            FOREIGN KEY (enterprise_id, issue_account) REFERENCES accounts (enterprise_id, id),
            FOREIGN KEY (enterprise_id, receive_account) REFERENCES accounts (enterprise_id, id)
        ) STRICT;
        INSERT INTO new_default_accounts
            SELECT enterprise_id, max(CASE direction WHEN 'issued' THEN account_id END),
                max(CASE direction WHEN 'received' THEN account_id END)
            FROM default_accounts GROUP BY enterprise_id;
        DROP TABLE default_accounts;
        ALTER TABLE new_default_accounts RENAME TO default_accounts;
        \(defaultRule("INSERT"))
        \(defaultRule("UPDATE"))
        CREATE TRIGGER accounts_keep_default_rights BEFORE UPDATE OF rights, removed_at ON accounts
            WHEN EXISTS (SELECT 1 FROM default_accounts WHERE enterprise_id = NEW.enterprise_id AND (
                (issue_account = NEW.id AND (NEW.removed_at IS NOT NULL OR NOT NEW.rights & 1))
                OR (receive_account = NEW.id AND (NEW.removed_at IS NOT NULL OR NOT NEW.rights & 2))))
            BEGIN SELECT RAISE(ABORT, 'a default account keeps its right'); END;
        \(lastAccountRule("UPDATE OF removed_at", when: "NEW.removed_at IS NOT NULL"))
        \(lastAccountRule("DELETE", when: "OLD.removed_at IS NULL"))
        CREATE TABLE default_losses (
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            account TEXT NOT NULL,
            reason TEXT NOT NULL CHECK (reason IN (\(DefaultLoss.Reason.allCases.sqlList))),
            lost_at INTEGER NOT NULL,
            PRIMARY KEY (enterprise_id, direction)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE account_bindings (
            account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
            openid TEXT NOT NULL,
            name TEXT NOT NULL,
            bound_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX account_bindings_of_person ON account_bindings (openid);
        CREATE TABLE binding_tickets (
            scene TEXT PRIMARY KEY,
            account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            requested_by INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            state TEXT NOT NULL CHECK (state IN (\(BindingTicket.State.allCases.sqlList))),
            url TEXT NOT NULL,
            openid TEXT,
            issued_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            CHECK (openid IS NOT NULL OR state IN ('issued', 'expired'))
        ) STRICT;
        CREATE INDEX binding_tickets_of_account ON binding_tickets (account_id, requested_by, issued_at);
        CREATE TABLE verifications (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
            openid TEXT NOT NULL,
            push_id INTEGER REFERENCES pushes ON DELETE SET NULL,
            asked_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            ended_at INTEGER
        ) STRICT;
        CREATE INDEX verifications_of_account ON verifications (account_id, asked_at);
        """

    /// The account that is left alone must not serve one purpose alone.
    private static func lastAccountRule(_ deed: String, when goes: String) -> String {
        """
        CREATE TRIGGER accounts_leave_no_half_default_\(deed.prefix(6).lowercased()) BEFORE \(deed) ON accounts
            WHEN \(goes)
                AND EXISTS (SELECT 1 FROM default_accounts
                    WHERE enterprise_id = OLD.enterprise_id AND issue_account IS NOT receive_account)
                AND (SELECT count(*) FROM accounts
                    WHERE enterprise_id = OLD.enterprise_id AND removed_at IS NULL AND id <> OLD.id) < 2
            BEGIN SELECT RAISE(ABORT, 'a single account serves both purposes or none'); END;
        """
    }

    private static func defaultRule(_ deed: String) -> String {
        """
        CREATE TRIGGER default_accounts_follow_the_rule_\(deed.lowercased()) BEFORE \(deed) ON default_accounts
            WHEN (NEW.issue_account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts
                    WHERE id = NEW.issue_account AND removed_at IS NULL AND rights & 1))
                OR (NEW.receive_account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts
                    WHERE id = NEW.receive_account AND removed_at IS NULL AND rights & 2))
                OR (NEW.issue_account IS NOT NEW.receive_account AND (SELECT count(*) FROM accounts
                    WHERE enterprise_id = NEW.enterprise_id AND removed_at IS NULL) < 2)
            BEGIN SELECT RAISE(ABORT, 'not allowed as a default account'); END;
        """
    }
}
