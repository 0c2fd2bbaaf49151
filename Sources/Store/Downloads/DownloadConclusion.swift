public import Domain
public import Foundation
import GRDB

extension Store {
    /// The last comparison: the bureau's figures for the whole query against the library's. Equal and every window
    /// proved means proved, unless a certificate of its days has a gap. Otherwise the windows are read once more while
    /// `rounds` allow it, then it differs.
    public func certify(
        _ root: WindowRow, in download: DownloadRow, counted tally: Tally, hasGap: Bool = false, mostRounds: Int,
        at now: Date
    ) async throws {
        let filter = LibraryFilter(enterprise: download.enterprise, query: root.query)
        try await write { db in
            guard let current = try Self.downloadRow(download.id, in: db), current.standing == .running else {
                throw StoreError.conflict
            }
            // Run again after a crash, it may find windows opened by its first run: the last of them certifies anew.
            guard try Self.openWindows(of: download.id, in: db) == 0 else { return }
            let own = try Self.tally(matching: filter, in: db)
            // A root that was not cut is a leaf too: its own verdict goes with its figures.
            let isLeaf = try Self.windowRow(root.id, in: db)?.state != .split
            if isLeaf { try Self.move(root, to: .open, in: db) }
            try Self.keep(tally, of: root, in: db)
            try db.execute(
                sql: "UPDATE windows SET own_count = ?, own_amount = ?, own_tax = ?, own_total = ? WHERE id = ?",
                arguments: own.columns + [root.id.rawValue])
            if isLeaf { try Self.move(root, to: own == tally ? .proved : .differing, in: db) }
            try db.execute(
                sql: "UPDATE downloads SET expected = ?, rounds = rounds + 1 WHERE id = ?",
                arguments: [tally.count, download.id.rawValue])
            let differing = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM windows WHERE download_id = ? AND state = 'differing'",
                arguments: [download.id.rawValue])
            if own == tally, differing == 0, !hasGap {
                try Self.move(download.id, to: .proved, at: now, in: db)
                try Self.prune(download.id, in: db)
            } else if try Self.rounds(of: download.id, in: db) < mostRounds {
                try Self.reopen(download.id, at: now, in: db)
            } else {
                try Self.move(download.id, to: .differing, at: now, in: db)
            }
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    /// The bureau answers one of many questions: that the process died of other causes before counts no longer against
    /// the job, as with a page.
    public func certifyingGoesOn(of download: Download.ID) async throws {
        try await write { db in
            try db.execute(
                sql:
                    "UPDATE jobs SET attempts = 1 WHERE download_id = ? AND kind = ? AND state = 'running' AND attempts > 1",
                arguments: [download.rawValue, DownloadJob.certify])
        }
    }

    static func rounds(of download: Download.ID, in db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT rounds FROM downloads WHERE id = ?", arguments: [download.rawValue]) ?? 0
    }

    /// Every leaf is counted anew; one whose figures still equal the library's is not fetched again.
    static func reopen(_ download: Download.ID, at now: Date, in db: Database) throws {
        let leaves = try Row.fetchAll(
            db,
            sql: """
                SELECT \(WindowRow.columns) FROM windows JOIN downloads ON downloads.id = download_id
                WHERE download_id = ? AND windows.state IN ('proved', 'differing')
                """, arguments: [download.rawValue]
        ).map { try WindowRow(row: $0) }
        for leaf in leaves {
            try rewind(leaf, in: db)
            try db.execute(
                sql: """
                    UPDATE windows SET state = 'open', bureau_count = NULL, bureau_amount = NULL, bureau_tax = NULL,
                        bureau_total = NULL, own_count = NULL, own_amount = NULL, own_tax = NULL, own_total = NULL WHERE id = ?
                    """, arguments: [leaf.id.rawValue])
            try addJob(DownloadJob.window, subject: leaf.id.rawValue, of: download, at: now, in: db)
        }
        try note(download, at: now, in: db)
    }

    /// The event log of a finished download is its last line.
    static func prune(_ download: Download.ID, in db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM progress WHERE download_id = ?1
                    AND id < (SELECT max(id) FROM progress WHERE download_id = ?1)
                """, arguments: [download.rawValue])
    }
}
