public import Domain
public import Foundation
public import Jobs
public import Logging
import Sealing
public import Store

/// A bureau that wants a human gets one: the account's person is pushed a link, by which the login or the challenge is
/// completed on the phone.
public struct Verifications: Sendable {
    private let store: Store
    private let vault: Vault
    private let template: NoticeTemplate?
    private let hours: PushHours
    /// `https://steward.example.com`
    private let address: String
    private let logger: Logger
    private let now: @Sendable () -> Date

    public static let keywords = ["company": "thing1", "account": "character_string2", "reason": "thing3"]
    /// Two pushes to one person about one account are never closer.
    static let leastGap: TimeInterval = 600
    static let linkLife: TimeInterval = 2 * 3600

    /// - Parameters:
    ///   - template: nil: nobody is pushed anything; the console shows it alone.
    ///   - address: of this console, as phones reach it.
    public init(
        store: Store, vault: Vault, template: NoticeTemplate?, hours: PushHours, address: String, logger: Logger,
        now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.vault = vault
        self.template = template
        self.hours = hours
        self.address = address
        self.logger = logger
        self.now = now
    }

    /// Whether people can be pushed anything at all.
    public var canPush: Bool { template != nil }

    /// Whether people are pushed at any hour.
    public var isAtAllHours: Bool { hours == .always }

    /// Asks the person, now or when it may be: the account may have been verified by then.
    public var jobBody: JobBody {
        JobBody(kind: SendingJob.verification) { job, _ in
            let id = Account.ID(rawValue: job.subject)
            guard let template, let call = try await store.verificationCall(for: id), let binding = call.binding else {
                return .completed
            }
            let now = now()
            // Whoever is newly bound has not been asked yet.
            let asked = call.askedAt.flatMap { $0 >= binding.boundAt ? $0 : nil }
            let earliest = max(asked?.addingTimeInterval(Self.leastGap) ?? now, hours.next(from: now))
            guard earliest <= now else {
                return .again(after: .seconds(earliest.timeIntervalSince(now).rounded(.up)), isAttempt: false)
            }
            let token = Random.token()
            let push = NewPush(
                openid: binding.openid, template: template.id, content: content(call, template),
                link: vault.seal(link: "\(address)/verifications/\(token)"))
            try await store.ask(
                for: id, by: push, linkHash: Digest.sha256(token), at: now, until: now.addingTimeInterval(Self.linkLife)
            )
            logger.info("an account's person is asked", metadata: ["account": "\(id)"])
            return .completed
        }
    }

    /// What a pushed link stands for; nil where it never was one.
    public func verification(link token: String) async throws -> Verification? {
        try await store.verification(linkHash: Digest.sha256(token))
    }

    private func content(_ call: VerificationCall, _ template: NoticeTemplate) -> [String: String] {
        template.content([
            "company": call.enterprise.name, "account": call.account.maskedLoginName,
            "reason": call.waiting > 0 ? "税局要求验证，\(call.waiting) 个下载在等待" : "税局要求验证后才能继续",
        ])
    }
}
