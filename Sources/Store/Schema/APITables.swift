import Domain

extension Schema {
    /// A token is kept as its hash and its last four characters. One that is revoked stays for the list and gives its
    /// name back.
    static let apiTokens = """
        CREATE TABLE api_tokens (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
            ending TEXT NOT NULL CHECK (length(ending) = 4),
            name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 400),
            access TEXT NOT NULL CHECK (access IN (\(APIToken.Access.allCases.sqlList))),
            is_for_all INTEGER NOT NULL CHECK (is_for_all IN (0, 1)),
            made_by INTEGER NOT NULL REFERENCES users,
            made_at INTEGER NOT NULL,
            expires_at INTEGER CHECK (expires_at > made_at),
            last_used_at INTEGER,
            revoked_at INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX api_tokens_by_name ON api_tokens (name) WHERE revoked_at IS NULL;
        CREATE TABLE api_token_enterprises (
            token_id INTEGER NOT NULL REFERENCES api_tokens ON DELETE CASCADE,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            PRIMARY KEY (token_id, enterprise_id)
        ) STRICT, WITHOUT ROWID;
        """
}
