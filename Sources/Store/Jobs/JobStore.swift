public import Domain
public import Foundation
import GRDB

extension Store {
    /// The next job, if there is one.
    public func claimJob(for boot: String, mostOfAccount: Int = .max, at now: Date) async throws -> Job? {
        try await claimJobs(for: boot, most: 1, mostOfAccount: mostOfAccount, at: now).first
    }

    /// Claims, of the highest priority, the jobs that have been ready longest, in one transaction. An account has at most
    /// `mostOfAccount` jobs running, so that one company's year leaves workers for the others. The attempt is counted
    /// now, so that a job that kills the process stops in the end.
    public func claimJobs(for boot: String, most: Int, mostOfAccount: Int, at now: Date) async throws -> [Job] {
        guard most > 0 else { return [] }
        return try await write { db in
            try Self.endWaits(at: now, in: db)
            var jobs: [Job] = []
            while jobs.count < most, let job = try Self.claim(for: boot, mostOfAccount, at: now, in: db) {
                jobs.append(job)
            }
            return jobs
        }
    }

    private static func claim(for boot: String, _ mostOfAccount: Int, at now: Date, in db: Database) throws -> Job? {
        let sql = """
            UPDATE jobs SET state = 'running', boot = ?, attempts = attempts + 1
            WHERE id = (
                SELECT id FROM jobs WHERE state = 'ready' AND run_at <= ?
                    AND (account_id IS NULL OR account_id NOT IN (
                        SELECT account_id FROM jobs WHERE state = 'running' AND account_id IS NOT NULL
                        GROUP BY account_id HAVING count(*) >= ?))
                    AND (download_id IS NULL
                        OR download_id NOT IN (SELECT id FROM downloads WHERE paused_at IS NOT NULL))
                ORDER BY priority, run_at, id LIMIT 1)
            RETURNING id, kind, subject, download_id, attempts
            """
        return try Row.fetchOne(
            db.cachedStatement(sql: sql), arguments: [boot, now.milliseconds, mostOfAccount]
        ).map { row in
            Job(
                id: try row.key("id"), kind: try row.text("kind"), subject: try row.int("subject"),
                download: (row["download_id"] as Int64?).map(Download.ID.init(rawValue:)),
                attempts: try row.count("attempts"))
        }
    }

    /// When the next ready job will be due. With `now`, of those that are not due then: one that is due and was not
    /// claimed waits for another to end, which fires the signal.
    public func nextJobAt(after now: Date = .distantPast) async throws -> Date? {
        try await read { db in
            try Int64.fetchOne(
                db, sql: "SELECT min(run_at) FROM jobs WHERE state = 'ready' AND run_at > ?",
                arguments: [now.milliseconds]
            ).map { Date(milliseconds: $0) }
        }
    }

    /// Grows with each job that is added, by whichever process.
    public func newestJob() async throws -> Int64 {
        try await read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM jobs") ?? 0 }
    }

    /// At start: a job that another boot was running is ready again, because that boot is dead: it held the folder.
    /// One that waits for a later time than any job would is ready now: the clock was ahead when it was written.
    public func freeJobs(notOf boot: String, at now: Date) async throws -> Int {
        try await write { db in
            try db.execute(
                sql: "UPDATE jobs SET run_at = ? WHERE state = 'ready' AND run_at > ?",
                arguments: [now.milliseconds, now.addingTimeInterval(Self.longestWait).milliseconds])
            try db.execute(
                sql: "UPDATE jobs SET state = 'ready', boot = NULL WHERE state = 'running' AND boot <> ?",
                arguments: [boot])
            return db.changesCount
        }
    }

    private static let longestWait: TimeInterval = 7 * 86_400

    /// What came of an attempt, on the job and on its download together. `error` is why, where the outcome does not say.
    public func settle(_ job: Job, as outcome: Outcome, error: JobFault?, at now: Date) async throws {
        try await write { db in
            let outcome =
                try job.download.map { try Self.isStale(outcome, for: $0, in: db) } ?? false
                ? .again(after: .zero, isAttempt: false) : outcome
            let (state, runAt, attempts) = Self.columns(of: outcome, for: job, at: now)
            try db.execute(
                sql: """
                    UPDATE jobs SET state = ?, boot = NULL, run_at = ?, attempts = attempts + ?, error = ?
                    WHERE id = ? AND state = 'running'
                    """,
                arguments: [
                    state.rawValue, runAt.milliseconds, attempts, (error ?? outcome.fault)?.rawValue, job.id.rawValue,
                ])
            guard db.changesCount == 1 else {
                let isStopped = try String.fetchOne(
                    db, sql: "SELECT error FROM jobs WHERE id = ? AND state = 'failed'", arguments: [job.id.rawValue])
                guard isStopped == JobFault.stopped.rawValue else { throw StoreError.conflict }
                return
            }
            // Whatever becomes of the files, the download's invoices are what they are.
            guard let download = job.download, job.kind != FileJob.window else { return }
            try Self.settle(download, after: outcome, at: now, in: db)
        }
        progressSignal.fire()
        jobSignal.fire()
    }

    private static func settle(_ download: Download.ID, after outcome: Outcome, at now: Date, in db: Database) throws {
        switch try downloadRow(download, in: db)?.state {
        case .running, .waiting: try show(outcome, on: download, at: now, in: db)
        case .cancelled: try moveJobs(of: download, to: .cancelled, in: db)
        case .failed: try moveJobs(of: download, to: .parked, in: db)
        case .proved, .differing, nil: break
        }
    }

    /// Wants a login, or a disk, that came while the attempt was under way: parked now, the job would miss the waking.
    private static func isStale(_ outcome: Outcome, for download: Download.ID, in db: Database) throws -> Bool {
        let condition: String
        switch outcome {
        case .parked(.verificationRequired): condition = "sealed_session IS NOT NULL AND accounts.state = 'usable'"
        case .parked(.diskUnverified): condition = "accounts.state = 'usable' AND accounts.removed_at IS NULL"
        case .parked(.diskMissing):
            condition = "EXISTS (SELECT 1 FROM disks WHERE account_id = accounts.id AND is_inserted)"
        default: return false
        }
        let sql = """
            SELECT \(condition) FROM accounts JOIN downloads ON downloads.account_id = accounts.id
            WHERE downloads.id = ?
            """
        return try Bool.fetchOne(db, sql: sql, arguments: [download.rawValue]) ?? false
    }

    private static func columns(of outcome: Outcome, for job: Job, at now: Date) -> (JobState, Date, Int) {
        switch outcome {
        case .completed: (.completed, now, 0)
        case .again(let delay, let isAttempt):
            (
                .ready,
                now.addingTimeInterval(
                    Double(delay.components.seconds)
                        + Double(delay.components.attoseconds) / 1e18), isAttempt ? 0 : -1
            )
        case .parked(.rateLimited(let until)), .parked(.maintenance(let until)), .parked(.diskClock(let until)):
            (.ready, until, -1)
        case .parked: (.parked, now, -1)
        case .cancelled: (.cancelled, now, 0)
        case .failed: (.failed, now, 0)
        }
    }

    /// A wait or a failure of one job is the state of its download; work done clears a wait that is over.
    private static func show(_ outcome: Outcome, on download: Download.ID, at now: Date, in db: Database) throws {
        switch outcome {
        case .parked(let trouble):
            try move(download, to: .waiting, trouble: trouble, at: now, in: db)
        case .failed(let trouble):
            try move(download, to: .failed, trouble: trouble, at: now, in: db)
            try moveJobs(of: download, to: .parked, in: db)
        case .completed, .again, .cancelled: break
        }
    }

    /// Jobs of a download that is no longer running must not be claimed.
    static func moveJobs(of download: Download.ID, to state: JobState, in db: Database) throws {
        try db.execute(
            sql: "UPDATE jobs SET state = ? WHERE download_id = ? AND state IN ('ready', 'parked')",
            arguments: [state.rawValue, download.rawValue])
    }

    /// Downloads that wait for an instant that has come run again.
    private static func endWaits(at now: Date, in db: Database) throws {
        let due = try Int64.fetchAll(
            db, sql: "SELECT id FROM downloads WHERE state = 'waiting' AND trouble_until <= ?",
            arguments: [now.milliseconds])
        for id in due { try move(Download.ID(rawValue: id), to: .running, at: now, in: db) }
    }
}
