public import Domain
public import Foundation
public import Gateways
public import Jobs
public import Logging
public import Store

/// 发票下载: begins a download, and the two jobs that carry it out.
public struct Downloads: Sendable {
    let store: Store
    let bureau: InvoiceQueries
    let accounts: Accounts
    let disks: Disks
    let logger: Logger
    let now: @Sendable () -> Date
    let readings = Readings()

    /// The bureau counts at most a year at once.
    public static let longestDays = 366
    /// How often all windows are read before a download differs.
    private static let mostRounds = 3

    public init(
        store: Store, bureau: TaxBureau, accounts: Accounts, disks: Disks, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.bureau = InvoiceQueries(bureau: bureau, disks: disks)
        self.accounts = accounts
        self.disks = disks
        self.logger = logger
        self.now = now
    }

    /// Why a download cannot begin.
    public enum Refusal: Error, Hashable, Sendable {
        /// No default account for the direction.
        case noAccount(Direction)
        /// The account that was named is not this company's.
        case unknownAccount
        /// The account that was named may not see invoices of the direction.
        case noRight(Direction)
        case tooLong(days: Int)
        /// 税控模式 without a disk whose password was saved.
        case noDisk
    }

    /// Begins with the account that is named, or else with the company's default for the direction; in 税控模式 with the
    /// disk that is named, or else the company's, one in a slot before others. Throws `Refusal`.
    ///
    /// - Parameter user: nil for a program.
    public func begin(
        _ request: DownloadRequest, of enterprise: Enterprise.ID, with named: Account.ID? = nil, for user: User.ID?,
        recording deed: Deed? = nil
    ) async throws -> BegunDownload {
        let query = request.query
        guard query.days.count <= Self.longestDays else { throw Refusal.tooLong(days: query.days.count) }
        let (account, choice) = try await account(named, for: query.direction, on: request.tab, of: enterprise)
        return try await store.begin(
            request, of: enterprise, by: account, choice: choice, for: user, recording: deed, at: now())
    }

    func account(
        _ named: Account.ID?, for direction: Direction, on tab: DownloadTab, of enterprise: Enterprise.ID
    ) async throws -> (Account.ID, AccountChoice) {
        guard tab.mode == .digital else { return try await disk(named, of: enterprise) }
        guard let named else {
            let standard = try await store.defaultAccounts(of: enterprise)[direction]
            guard let standard else { throw Refusal.noAccount(direction) }
            return (standard, .standard)
        }
        guard let account = try await store.accounts(of: enterprise).first(where: { $0.id == named }) else {
            throw Refusal.unknownAccount
        }
        guard account.rights.contains(direction.right) else { throw Refusal.noRight(direction) }
        return (named, .named)
    }

    private func disk(
        _ named: Account.ID?, of enterprise: Enterprise.ID
    ) async throws -> (Account.ID, AccountChoice) {
        let saved = try await store.disks(of: [enterprise]).compactMap(\.account)
        guard let named else {
            guard let first = saved.first else { throw Refusal.noDisk }
            return (first, .standard)
        }
        guard saved.contains(named) else { throw Refusal.unknownAccount }
        return (named, .named)
    }

    /// The bodies of the download's jobs, for the runner.
    public var jobBodies: [JobBody] {
        [
            JobBody(kind: DownloadJob.window) { job, draining in
                try await work(on: job) { session, download, window in
                    try await WindowStep(
                        downloads: self, session: session, download: download, window: window, draining: draining
                    ).advance()
                }
            },
            JobBody(kind: DownloadJob.certify) { job, draining in
                try await work(on: job) { session, download, root in
                    let tally = try await bureau.count(root.query, session: session)
                    let certifying = Certifying(self, session, download, draining)
                    let isReady = try await store.isReadyForCertificates(
                        download, counted: tally, mostRounds: Self.mostRounds)
                    let finding = isReady ? try await certifying.run() : .equal
                    guard finding != .unfinished else { return .again(after: .zero, isAttempt: false) }
                    try await store.certify(
                        root, in: download, counted: tally, hasGap: finding == .gap, mostRounds: Self.mostRounds,
                        at: now())
                    return .completed
                }
            },
        ]
    }

    private typealias Step = (_ session: BureauAccess, _ download: DownloadRow, _ window: WindowRow) async throws ->
        Outcome

    /// Finds what the job works on and turns every trouble into an outcome.
    private func work(on job: Job, _ step: Step) async throws -> Outcome {
        guard let (download, window) = try await store.window(Window.ID(rawValue: job.subject)) else {
            return .cancelled
        }
        if let outcome = Self.outcome(ofStanding: download) { return outcome }
        var session: Accounts.Session?
        do {
            session = try await self.session(of: download.account, for: download.tab)
            guard let session else { return .parked(.verificationRequired) }
            let outcome = try await step(session.access, download, window)
            if outcome == .completed { readings[window.id] = nil }
            return outcome
        } catch let error as BureauError {
            logger.info("the bureau refused", metadata: ["download": "\(download.id)", "error": "\(error)"])
            return try await outcome(of: error, for: job, of: download, under: session)
        } catch StoreError.conflict {
            // A person cancelled or paused, or a sister job met trouble, while this one was under way.
            let current = try await store.window(window.id)?.download
            return current.flatMap(Self.outcome(ofStanding:)) ?? .again(after: .seconds(1), isAttempt: true)
        }
    }

    /// Nil where the account must be logged in by a person first. Throws `BureauError` for a disk.
    func session(of account: Account.ID, for tab: DownloadTab) async throws -> Accounts.Session? {
        tab.mode == .disk
            ? try await disks.session(of: account, for: tab) : try await accounts.session(of: account)
    }

    /// What a job does whose download is not running; nil where it is.
    private static func outcome(ofStanding download: DownloadRow) -> Outcome? {
        switch download.standing {
        case .running: nil
        // Ready, though nobody claims it before the download is resumed.
        case .paused: .again(after: .zero, isAttempt: false)
        case .waiting, .failed: .parked(download.trouble ?? .fault)
        case .cancelled, .proved, .differing: .cancelled
        }
    }

    /// How hard the bureau and the platform of disks are asked for these companies.
    public func meter(of scope: Set<Enterprise.ID>) async throws -> RequestMeter {
        await bureau.meter(of: try await store.bearers(of: scope))
    }

    private func outcome(
        of error: BureauError, for job: Job, of download: DownloadRow, under session: Accounts.Session?
    ) async throws -> Outcome {
        switch error {
        case .sessionExpired where download.tab.mode == .disk:
            guard let session else { return .parked(.diskUnverified) }
            return .again(after: try await disks.ended(session), isAttempt: false)
        case .diskMissing: return .parked(.diskMissing)
        case .diskUnverified: return .parked(.diskUnverified)
        case .diskClock: return .parked(.diskClock(until: now().addingTimeInterval(60)))
        case .sessionExpired, .verificationRequired:
            guard let session else { return .parked(.verificationRequired) }
            // A person who logs in while this was under way ends the session that it was asked under, not the new one.
            let isOver = try await accounts.ended(session, challenge: error.challenge, at: now())
            return isOver ? .parked(.verificationRequired) : .again(after: .zero, isAttempt: false)
        case .rateLimited(let seconds) where seconds <= 5: return .again(after: .seconds(seconds), isAttempt: false)
        case .rateLimited(let seconds): return .parked(.rateLimited(until: now().addingTimeInterval(Double(seconds))))
        case .maintenance(let until): return .parked(.maintenance(until: until))
        case .wrongPassword: return .failed(.wrongPassword)
        case .locked(let until):
            try await store.mark(download.account, as: .locked, lockedUntil: until)
            return .failed(.accountLocked(until: until))
        case .notPermitted: return .failed(.notPermitted)
        case .otherSide: return .failed(.otherSide)
        case .tooManyRows(let count, let cap): return .failed(.tooManyRows(count: count, cap: cap))
        case .unreachable: return .again(after: Backoff.delay(afterAttempt: job.attempts), isAttempt: true)
        case .badAnswer, .badRequest, .wrongCaptcha, .rangeTooLong, .notFound, .wrongCode, .challengeExpired,
            .challengePending, .challengeDeclined:
            guard job.attempts >= Backoff.mostAttempts else {
                return .again(after: Backoff.delay(afterAttempt: job.attempts), isAttempt: true)
            }
            return .failed(.badAnswer)
        }
    }
}
