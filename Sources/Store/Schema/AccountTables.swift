import Domain

extension Schema {
    /// A default must be an account of the same company: the composite foreign key says so.
    static let accounts = """
        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            login_name TEXT NOT NULL CHECK (login_name <> ''),
            person TEXT NOT NULL,
            role TEXT NOT NULL,
            rights INTEGER NOT NULL CHECK (rights BETWEEN 0 AND 3),
            state TEXT NOT NULL CHECK (state IN (\(Account.State.allCases.sqlList))),
            sealed_credentials BLOB,
            sealed_session BLOB,
            verified_at INTEGER NOT NULL,
            UNIQUE (enterprise_id, login_name),
            UNIQUE (enterprise_id, id)
        ) STRICT;
        CREATE TABLE default_accounts (
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            direction TEXT NOT NULL CHECK (direction IN (\(Direction.allCases.sqlList))),
            account_id INTEGER NOT NULL,
            PRIMARY KEY (enterprise_id, direction),
            FOREIGN KEY (enterprise_id, account_id) REFERENCES accounts (enterprise_id, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        """
}
