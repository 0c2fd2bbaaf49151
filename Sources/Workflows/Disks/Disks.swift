public import Domain
public import Foundation
public import Gateways
public import Logging
import Sealing
public import Store
import Synchronization

/// 税盘: their passwords, and their sessions at the platform.
public final class Disks: Sendable {
    let store: Store
    let platform: DiskPlatform
    public let desk: AgentDesk
    let secrets: AccountSecrets
    let logger: Logger
    let now: @Sendable () -> Date
    /// One handshake of a disk at a time: two tries at once would both be counted.
    private let gates = Mutex<[Disk.Number: Gate]>([:])
    /// The newest session of each that a machine has made.
    private let renewals = Mutex<[Account.ID: Renewal]>([:])
    /// A session that a machine made lasts at least so long, or the next one waits as long.
    private static let leastLife: TimeInterval = 60

    private struct Renewal: Sendable {
        let sealed: [UInt8]
        let at: Date
    }

    public init(
        store: Store, platform: DiskPlatform, desk: AgentDesk, secrets: AccountSecrets, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.platform = platform
        self.desk = desk
        self.secrets = secrets
        self.logger = logger
        self.now = now
    }

    /// 保存: verifies with the platform, and keeps the passwords sealed. Throws `DiskRefusal`, `StoreError.notFound`
    /// where the company is not the disk's, `RightLost`.
    ///
    /// - Parameter expected: how many tries the person was told are left, where they were told; nil: nothing was said,
    ///   so none must have been lost. Fewer must not be left now.
    public func save(
        _ passwords: DiskPasswords, of disk: StoredDisk, expecting expected: Int?, by user: User.ID,
        recording deed: Deed
    ) async throws {
        guard let enterprise = disk.enterprise else { throw StoreError.notFound }
        let number = disk.facts.number
        try await gate(of: number).pass {
            let left = desk.place(of: number)?.facts.triesLeft
            if let left, left > 0, left < expected ?? Disk.mostTries { throw DiskRefusal.unconfirmed(triesLeft: left) }
            let token = try await handshake(number, of: enterprise.taxNumber, password: passwords.certificate)
            let fields = passwords.fields(after: try await kept(of: number))
            try await store.save(number, of: enterprise.id, by: user, recording: deed, at: now()) { id, shelf in
                try self.secrets.seal(credentials: fields, token: token, of: id, on: shelf)
            }
        }
    }

    /// Which passwords beside 证书密码 are kept.
    public func others(of disk: StoredDisk) async throws -> Set<DiskPasswords.Other> {
        let kept = try await kept(of: disk.facts.number)
        return Set(DiskPasswords.Other.allCases.filter { kept[$0.rawValue] != nil })
    }

    private func kept(of disk: Disk.Number) async throws -> [String: String] {
        guard let account = try await store.disk(disk)?.account else { return [:] }
        return try await secrets.credentials(of: account)
    }

    /// 移除: its passwords and its session are forgotten, its downloads stop. Throws `StoreError.notFound` for one that is
    /// not saved.
    public func remove(_ disk: Disk.Number, recording deed: Deed) async throws {
        // Not while it is being saved or renewed, which would bring it back.
        try await gate(of: disk).pass { try await store.remove(disk, recording: deed, at: now()) }
    }

    /// The session that downloads of this account ask by; renewed while the disk is in. Throws `BureauError`.
    func session(of account: Account.ID, for tab: DownloadTab) async throws -> Accounts.Session {
        guard let disk = try await store.disk(of: account), let enterprise = disk.enterprise else {
            throw BureauError.diskUnverified
        }
        guard isInserted(disk.facts.number) else { throw BureauError.diskMissing }
        let known = try await kept(account, enterprise.area, tab)
        if let known { return known }
        return try await gate(of: disk.facts.number).pass {
            if let other = try await kept(account, enterprise.area, tab) { return other }
            try await renew(account, disk, enterprise)
            guard let fresh = try await kept(account, enterprise.area, tab) else { throw BureauError.diskUnverified }
            renewals.withLock { $0[account] = Renewal(sealed: fresh.sealed, at: now()) }
            return fresh
        }
    }

    /// The platform says that it is over; a newer one stays. How long to wait before the next: a platform that ends each
    /// session as soon as it has given it is not asked for one without a pause.
    func ended(_ session: Accounts.Session) async throws -> Duration {
        try await store.endSession(session.sealed, ofDisk: session.access.account)
        let renewal = renewals.withLock { $0[session.access.account] }
        guard let renewal, renewal.sealed == session.sealed, now().timeIntervalSince(renewal.at) < Self.leastLife
        else { return .zero }
        return .seconds(Self.leastLife)
    }

    func isInserted(_ disk: Disk.Number) -> Bool { desk.place(of: disk) != nil }

    private func kept(_ account: Account.ID, _ area: Area, _ tab: DownloadTab) async throws -> Accounts.Session? {
        try await secrets.session(of: account).map { sealed, token in
            Accounts.Session(
                access: BureauAccess(
                    account: account, area: area, token: token, list: tab.isTicking ? .deductible : .full),
                sealed: sealed)
        }
    }

    /// By the machine: only where no try was lost since a person's password was right.
    private func renew(_ account: Account.ID, _ disk: StoredDisk, _ enterprise: Enterprise) async throws {
        let number = disk.facts.number
        guard try await store.disk(of: account)?.state == .usable,
            let password = try await secrets.credentials(of: account)["certificate"]
        else { throw BureauError.diskUnverified }
        guard desk.place(of: number)?.facts.triesLeft == Disk.mostTries else {
            try await store.refuse(disk: account, as: .verificationRequired)
            throw BureauError.diskUnverified
        }
        do {
            let token = try await handshake(number, of: enterprise.taxNumber, password: password)
            _ = try await store.renew(diskAccount: account, at: now()) { shelf in
                try self.secrets.seal(session: token, of: account, on: shelf)
            }
            logger.info("a disk's session was renewed", metadata: ["disk": "\(number)"])
        } catch let refusal as DiskRefusal {
            logger.notice("a disk gave no session", metadata: ["disk": "\(number)", "refusal": "\(refusal)"])
            if let state = refusal.state { try await store.refuse(disk: account, as: state) }
            throw BureauError(refusal)
        }
    }

    private func gate(of disk: Disk.Number) -> Gate {
        gates.withLock { gates in
            if let gate = gates[disk] { return gate }
            let gate = Gate(places: 1)
            gates[disk] = gate
            return gate
        }
    }
}

extension DiskRefusal {
    /// What a disk is after it; nil: as before.
    fileprivate var state: Account.State? {
        switch self {
        case .wrongPassword: .wrongPassword
        case .locked: .locked
        default: needsPerson ? .verificationRequired : nil
        }
    }
}

extension BureauError {
    fileprivate init(_ refusal: DiskRefusal) {
        switch refusal {
        case .wrongPassword, .unconfirmed, .locked, .expired, .unknownDisk, .badSignature: self = .diskUnverified
        case .clockSkew: self = .diskClock
        case .missing, .doubled: self = .diskMissing
        case .agentSilent: self = .unreachable(reason: "the agent is silent")
        case .otherSide: self = .otherSide
        case .maintenance(let until): self = .maintenance(until: until)
        case .unreachable: self = .unreachable(reason: "the disks' platform")
        case .badAnswer: self = .badAnswer(reason: "a handshake")
        }
    }
}
