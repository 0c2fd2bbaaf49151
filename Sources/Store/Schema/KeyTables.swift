extension Schema {
    /// One sealed word, by which a start knows whether the key file is the one that sealed the rest.
    static let keyCheck = """
        CREATE TABLE key_check (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            sealed BLOB NOT NULL
        ) STRICT;
        """
}
