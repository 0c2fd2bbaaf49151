public import Domain
import GRDB

/// A window without its query: light enough that a tree of thousands is read at each step of its download.
public struct WindowOutline: Hashable, Sendable {
    public let id: Window.ID
    public let parent: Window.ID?
    public let state: Window.State
    /// What the library holds of it, or what has come so far.
    public let stored: Int
    /// 价税合计 of what the library holds of it; nil until it is compared.
    public let total: Fen?
    public let notes: Int

    public init(id: Window.ID, parent: Window.ID?, state: Window.State, stored: Int, total: Fen?, notes: Int) {
        self.id = id
        self.parent = parent
        self.state = state
        self.stored = stored
        self.total = total
        self.notes = notes
    }
}

/// The notes of one kind of a window.
public struct NotesOfKind: Hashable, Sendable {
    public let kind: WindowNote.Kind
    public let count: Int
    /// The first few of those that name an invoice.
    public let numbers: [String]

    public init(kind: WindowNote.Kind, count: Int, numbers: [String]) {
        self.kind = kind
        self.count = count
        self.numbers = numbers
    }
}

extension Store {
    /// In the order of a tree: by first day, a parent before its parts.
    public func outline(of download: Download.ID) async throws -> [WindowOutline] {
        try await read { db in
            let sql = """
                SELECT id, parent_id, state, coalesce(own_count, stored) AS stored, own_total,
                    (SELECT count(*) FROM window_notes WHERE window_id = windows.id) AS notes
                FROM windows WHERE download_id = ? ORDER BY first_day, id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [download.rawValue]).map { row in
                WindowOutline(
                    id: try row.key("id"), parent: (row["parent_id"] as Int64?).map(Window.ID.init(rawValue:)),
                    state: try row.word("state"), stored: try row.count("stored"),
                    total: (row["own_total"] as Int64?).map(Fen.init(rawValue:)), notes: try row.count("notes"))
            }
        }
    }

    /// These windows of the download, in the order of a tree.
    public func windows(_ ids: Set<Window.ID>, of download: Download.ID) async throws -> [WindowRow] {
        try await read { db in
            let sql = """
                SELECT \(WindowRow.columns) FROM windows JOIN downloads ON downloads.id = download_id
                WHERE download_id = ? AND windows.id IN (SELECT value FROM json_each(?))
                ORDER BY windows.first_day, windows.id
                """
            return try Row.fetchAll(db, sql: sql, arguments: [download.rawValue, ids.json])
                .map { try WindowRow(row: $0) }
        }
    }

    /// The notes of these windows by kind, each kind with at most `most` numbers.
    public func notes(of ids: Set<Window.ID>, numbers most: Int) async throws -> [Window.ID: [NotesOfKind]] {
        try await read { db in
            let sql = """
                SELECT window_id, kind, count(*) AS count, group_concat(nullif(number, '')) AS numbers
                FROM window_notes WHERE window_id IN (SELECT value FROM json_each(?)) GROUP BY window_id, kind
                ORDER BY window_id, min(id)
                """
            let notes = try Row.fetchAll(db, sql: sql, arguments: [ids.json]).map { row -> (Window.ID, NotesOfKind) in
                let numbers = (row["numbers"] as String? ?? "").split(separator: ",").prefix(most).map(String.init)
                return (
                    try row.key("window_id"),
                    NotesOfKind(kind: try row.word("kind"), count: try row.count("count"), numbers: numbers)
                )
            }
            return Dictionary(grouping: notes, by: \.0).mapValues { $0.map(\.1) }
        }
    }
}
