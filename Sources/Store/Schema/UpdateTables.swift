extension Schema {
    /// One row: what was seen of feeds never moves back, whoever writes.
    static let updates = """
        CREATE TABLE updates (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version TEXT,
            issued_at INTEGER,
            keys_serial INTEGER,
            release_key TEXT CHECK ((release_key IS NULL) = (keys_serial IS NULL)),
            announcement TEXT,
            checked_at INTEGER,
            refusal TEXT
        ) STRICT;
        INSERT INTO updates (id) VALUES (1);
        CREATE TRIGGER updates_never_move_back BEFORE UPDATE ON updates
        WHEN NEW.issued_at < OLD.issued_at OR NEW.keys_serial < OLD.keys_serial
            OR (NEW.version IS NULL AND OLD.version IS NOT NULL)
            OR (NEW.issued_at IS NULL AND OLD.issued_at IS NOT NULL)
            OR (NEW.keys_serial IS NULL AND OLD.keys_serial IS NOT NULL)
        BEGIN SELECT RAISE(ABORT, 'what was seen of updates never moves back'); END;
        CREATE TRIGGER updates_are_kept BEFORE DELETE ON updates
        BEGIN SELECT RAISE(ABORT, 'what was seen of updates is kept'); END;
        """
}
