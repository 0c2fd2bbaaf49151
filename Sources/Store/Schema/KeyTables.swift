extension Schema {
    /// One sealed word, by which a start knows whether the key file is the one that sealed the rest.
    static let keyCheck = """
        CREATE TABLE key_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sealed BLOB NOT NULL
        ) STRICT;
        """
}

extension Schema {
    /// A key-encryption key is wrapped by the root of the key file, whose fingerprint it names; the newest wraps what is
    /// new, older ones are there only while keys are replaced. A data key seals the secrets of one owner; its id is
    /// random, because it stands in what it sealed and must never be another's. Wrapped keys are 32 bytes and what the
    /// cipher adds.
    static let keyLevels = """
        CREATE TABLE key_encryption_keys (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            cipher TEXT NOT NULL CHECK (cipher IN ('aes', 'sm4')),
            root_fingerprint INTEGER NOT NULL,
            wrapped BLOB NOT NULL CHECK (length(wrapped) IN (70, 90)),
            made_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE data_keys (
            id INTEGER PRIMARY KEY,
            owner TEXT NOT NULL CHECK (owner = 'letters' OR owner GLOB 'accounts/[1-9]*'),
            kek_id INTEGER NOT NULL REFERENCES key_encryption_keys,
            cipher TEXT NOT NULL CHECK (cipher IN ('aes', 'sm4')),
            wrapped BLOB NOT NULL CHECK (length(wrapped) IN (70, 90)),
            made_at INTEGER NOT NULL,
            UNIQUE (owner, kek_id)
        ) STRICT;
        CREATE INDEX data_keys_of_kek ON data_keys (kek_id);
        """
}
