import Domain
import GRDB

/// The schema's history. A migration is named by its date and deed and is never edited once released.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11-22 identity") { try $0.execute(sql: identity) }
        migrator.registerMigration("2026-11-22 accounts") { try $0.execute(sql: accounts) }
        migrator.registerMigration("2026-11-22 invoices") { try $0.execute(sql: invoices) }
        migrator.registerMigration("2026-11-22 downloads") { try $0.execute(sql: downloads) }
        migrator.registerMigration("2026-11-22 files") { try $0.execute(sql: files) }
        migrator.registerMigration("2026-11-22 key check") { try $0.execute(sql: keyCheck) }
        migrator.registerMigration("2026-11-22 people") { try $0.execute(sql: people) }
        migrator.registerMigration("2026-11-22 audit") { try $0.execute(sql: audit) }
        migrator.registerMigration("2026-11-22 letters") { try $0.execute(sql: letters) }
        migrator.registerMigration("2026-11-22 account care") { try $0.execute(sql: accountCare) }
        migrator.registerMigration("2026-11-22 key levels") { try $0.execute(sql: keyLevels) }
        migrator.registerMigration("2026-11-22 interface tokens") { try $0.execute(sql: apiTokens) }
        migrator.registerMigration("2026-11-22 companies at a glance") { try $0.execute(sql: companiesAtAGlance) }
        migrator.registerMigration("2026-11-22 sealed links") { try $0.execute(sql: sealedLinks) }
        migrator.registerMigration("2026-11-22 download engine") { try $0.execute(sql: engine) }
        migrator.registerMigration("2026-11-22 library cells") { try $0.execute(sql: libraryCells) }
        migrator.registerMigration("2026-11-22 certificates") { try $0.execute(sql: certificates) }
        migrator.registerMigration("2026-11-22 file formats") { try $0.execute(sql: fileFormats) }
        migrator.registerMigration("2026-11-23 schedules") { try $0.execute(sql: schedules) }
        migrator.registerMigration("2026-11-23 changes") { try $0.execute(sql: changes) }
        migrator.registerMigration("2026-11-23 disks") { try $0.execute(sql: disks) }
        migrator.registerMigration("2026-11-23 unreadable files") { try $0.execute(sql: unreadableFiles) }
        migrator.registerMigration("2026-11-23 agent requests") { try $0.execute(sql: agentRequests) }
        migrator.registerMigration("2026-11-23 updates") { try $0.execute(sql: updates) }
        return migrator
    }

    /// Instants are milliseconds since 1970, days are `yyyy-mm-dd`, money is fen.
    private static let identity = """
        CREATE TABLE users (
            id INTEGER PRIMARY KEY,
            openid TEXT NOT NULL UNIQUE,
            nickname TEXT NOT NULL,
            bound_at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE enterprises (
            id INTEGER PRIMARY KEY,
            tax_number TEXT NOT NULL UNIQUE CHECK (length(tax_number) IN (15, 17, 18, 20)),
            name TEXT NOT NULL CHECK (name <> ''),
            area TEXT NOT NULL CHECK (length(area) = 6),
            invoice_count INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE memberships (
            user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            enterprise_id INTEGER NOT NULL REFERENCES enterprises,
            PRIMARY KEY (user_id, enterprise_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE activations (
            id INTEGER PRIMARY KEY,
            code_hash BLOB NOT NULL UNIQUE CHECK (length(code_hash) = 32),
            issued_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > issued_at),
            used_at INTEGER,
            used_by INTEGER REFERENCES users ON DELETE SET NULL
        ) STRICT;
        CREATE TABLE activation_enterprises (
            activation_id INTEGER NOT NULL REFERENCES activations ON DELETE CASCADE,
            tax_number TEXT NOT NULL,
            name TEXT NOT NULL,
            area TEXT NOT NULL,
            PRIMARY KEY (activation_id, tax_number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE activation_tries (
            user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            tried_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX activation_tries_of_user ON activation_tries (user_id, tried_at);
        CREATE TABLE tickets (
            scene TEXT PRIMARY KEY,
            browser_hash BLOB NOT NULL CHECK (length(browser_hash) = 32),
            state TEXT NOT NULL CHECK (state IN (\(Ticket.State.allCases.sqlList))),
            url TEXT NOT NULL,
            number INTEGER NOT NULL CHECK (number BETWEEN 10 AND 99),
            browser TEXT NOT NULL,
            address TEXT NOT NULL,
            openid TEXT,
            issued_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            CHECK (openid IS NOT NULL OR state IN ('issued', 'expired'))
        ) STRICT;
        CREATE INDEX tickets_by_browser ON tickets (browser_hash, issued_at);
        CREATE TABLE sessions (
            token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
            user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
            browser TEXT NOT NULL,
            address TEXT NOT NULL,
            began_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > began_at)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_of_user ON sessions (user_id);
        CREATE TABLE wechat_messages (
            key TEXT PRIMARY KEY,
            received_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
