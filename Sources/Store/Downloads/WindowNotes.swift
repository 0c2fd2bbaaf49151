public import Domain
import GRDB

extension Store {
    /// What a window's readings met, oldest first; at most 200.
    public func notes(of window: Window.ID) async throws -> [WindowNote] {
        try await read { db in
            let sql = "SELECT kind, number, at FROM window_notes WHERE window_id = ? ORDER BY id"
            return try Row.fetchAll(db, sql: sql, arguments: [window.rawValue]).map { row in
                WindowNote(try row.word("kind"), number: try row.text("number"), at: try row.instant("at"))
            }
        }
    }

    /// How many notes each of a download's windows has; those without any are left out.
    public func noteCounts(of download: Download.ID) async throws -> [Window.ID: Int] {
        try await read { db in
            let sql = """
                SELECT window_id, count(*) AS notes FROM window_notes
                JOIN windows ON windows.id = window_id WHERE download_id = ? GROUP BY window_id
                """
            let rows = try Row.fetchAll(db, sql: sql, arguments: [download.rawValue])
            return Dictionary(
                uniqueKeysWithValues: try rows.map { (try $0.key("window_id"), try $0.count("notes")) })
        }
    }

    /// Of each kind at most so many of a window, so that all kinds together stay below 200.
    private static let mostOfKind = [WindowNote.Kind.extra: 100]
    private static let mostOfOthers = 19

    static func note(_ notes: [WindowNote], on window: Window.ID, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO window_notes (window_id, kind, number, at) SELECT ?1, ?2, ?3, ?4
                WHERE (SELECT count(*) FROM window_notes WHERE window_id = ?1 AND kind = ?2) < ?5
                """)
        for note in notes {
            try statement.execute(arguments: [
                window.rawValue, note.kind.rawValue, note.number, note.at.milliseconds,
                mostOfKind[note.kind] ?? mostOfOthers,
            ])
        }
    }

    /// What differed no longer does, or is named anew.
    static func dropNames(of window: Window.ID, in db: Database) throws {
        try db.execute(
            sql: "DELETE FROM window_notes WHERE window_id = ? AND kind IN (?, ?)",
            arguments: StatementArguments([window.rawValue])
                + StatementArguments(WindowNote.Kind.allCases.filter(\.isName).map(\.rawValue)))
    }
}
