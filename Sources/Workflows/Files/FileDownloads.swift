import Domain
public import Foundation
public import Gateways
public import Jobs
public import Logging
public import Store

/// 下载文件: the jobs that fetch invoices' files, one file after the other.
public struct FileDownloads: Sendable {
    private let store: Store
    private let fetch: FileFetch
    private let accounts: Accounts
    private let logger: Logger
    private let now: @Sendable () -> Date

    /// After so many the job stands in line again, so that windows that are still to be read are not kept waiting.
    private static let mostAtOnce = 50
    /// So many damaged files one after the other are no accident: the bureau is left alone for a while.
    private static let mostDamagedInRow = 3

    public init(
        store: Store, bureau: TaxBureau, accounts: Accounts, logger: Logger, now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        fetch = FileFetch(store: store, bureau: bureau)
        self.accounts = accounts
        self.logger = logger
        self.now = now
    }

    public var jobBodies: [JobBody] {
        [
            JobBody(kind: FileJob.window) { job, draining in
                try await fetchWindow(job, draining)
            },
            JobBody(kind: FileJob.mending) { job, draining in
                let account = Account.ID(rawValue: job.subject)
                let files = try await store.lackingFiles(mendedBy: account, limit: Self.mostAtOnce, at: now())
                return try await walk(files, by: account, for: job, draining) {
                    try await store.nextFileTry(mendedBy: account)
                }
            },
        ]
    }

    private func fetchWindow(_ job: Job, _ draining: Draining) async throws -> Outcome {
        let id = Window.ID(rawValue: job.subject)
        guard let (download, window) = try await store.window(id), download.state != .cancelled else {
            return .cancelled
        }
        let files = try await store.lackingFiles(of: window, in: download, limit: Self.mostAtOnce, at: now())
        let outcome = try await walk(files, by: download.account, for: job, draining) {
            try await store.nextFileTry(of: window, in: download)
        }
        if outcome == .completed { try await store.filesEnded(of: download.id, at: now()) }
        return outcome
    }

    /// - Parameter nextTry: when a file that came damaged may be asked for again; nil where none waits.
    private func walk(
        _ files: [LackingFile], by account: Account.ID, for job: Job, _ draining: Draining,
        nextTry: () async throws -> Date?
    ) async throws -> Outcome {
        guard !files.isEmpty else {
            guard let next = try await nextTry() else { return .completed }
            return .again(after: .milliseconds(max(0, next.timeIntervalSince(now()) * 1000)), isAttempt: false)
        }
        guard let session = try await accounts.session(of: account) else { return .parked(.verificationRequired) }
        var damagedInRow = 0
        for file in files {
            guard !draining.hasBegun else { break }
            if let outcome = try await outcome(ofStanding: job) { return outcome }
            do {
                let isDamaged = try await bring(file, for: job, under: session)
                damagedInRow = isDamaged ? damagedInRow + 1 : 0
            } catch let error as BureauError {
                logger.info("the bureau gave no file", metadata: ["job": "\(job.id)", "error": "\(error)"])
                return try await outcome(of: error, for: job, under: session)
            }
            if damagedInRow == Self.mostDamagedInRow { return Self.later(job) }
        }
        return .again(after: .zero, isAttempt: false)
    }

    /// True where it came damaged.
    private func bring(_ file: LackingFile, for job: Job, under session: Accounts.Session) async throws -> Bool {
        switch try await fetch.fetch(file.place.format, of: file.invoice, session: session.access) {
        case .file(let hash):
            try await store.keep(hash, at: file.place, for: job, now: now())
        case .absence:
            try await store.noteAbsence(at: file.place, for: job, now: now())
        case .trouble(let trouble):
            let delay = Backoff.delay(afterAttempt: file.tries + 1).components
            let retryAt = now().addingTimeInterval(Double(delay.seconds) + Double(delay.attoseconds) / 1e18)
            try await store.note(trouble, at: file.place, retryAt: retryAt, for: job, now: now())
            return true
        }
        return false
    }

    /// What a job does that was stopped, or whose download was cancelled or paused, while it was under way; nil where
    /// it goes on.
    private func outcome(ofStanding job: Job) async throws -> Outcome? {
        guard let download = job.download else { return nil }
        guard try await store.isRunning(job) else { return .cancelled }
        switch try await store.standing(of: download) {
        case .cancelled, nil: return .cancelled
        case .paused: return .again(after: .zero, isAttempt: false)
        default: return nil
        }
    }

    private func outcome(
        of error: BureauError, for job: Job, under session: Accounts.Session
    ) async throws -> Outcome {
        switch error {
        case .sessionExpired, .verificationRequired:
            // A person who logs in while this was under way ends the session that it was asked under, not the new one.
            let isOver = try await accounts.ended(session, challenge: error.challenge, at: now())
            return isOver ? .parked(.verificationRequired) : .again(after: .zero, isAttempt: false)
        case .rateLimited(let seconds): return .again(after: .seconds(max(1, seconds)), isAttempt: false)
        case .maintenance(let until): return .parked(.maintenance(until: until))
        case .wrongPassword: return .failed(.wrongPassword)
        case .locked(let until): return .failed(.accountLocked(until: until))
        case .notPermitted, .otherSide: return .failed(.notPermitted)
        default: return Self.later(job)
        }
    }

    /// Files are patient: no outage ends their job. After the last attempt it asks every five minutes.
    private static func later(_ job: Job) -> Outcome {
        .again(
            after: Backoff.delay(afterAttempt: job.attempts), isAttempt: job.attempts < Backoff.mostAttempts)
    }
}
