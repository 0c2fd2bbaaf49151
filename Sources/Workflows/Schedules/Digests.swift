public import Domain
public import Foundation
public import Jobs
public import Logging
public import Store

/// 每日摘要: once a day people are told by WeChat what is new of the companies whose accounts are bound to them.
public struct Digests: Sendable {
    private let store: Store
    private let vault: Vault
    private let template: NoticeTemplate?
    private let hour: Int
    private let hours: PushHours
    /// `https://steward.example.com`
    private let address: String
    private let logger: Logger
    private let now: @Sendable () -> Date

    public static let keywords = ["company": "thing1", "changes": "thing2", "time": "time3"]
    private static let life: TimeInterval = 12 * 3600

    /// - Parameters:
    ///   - template: nil: nobody is told anything.
    ///   - hour: of the day in China, within `hours`.
    ///   - address: of this console, as phones reach it.
    public init(
        store: Store, vault: Vault, template: NoticeTemplate?, hour: Int, hours: PushHours, address: String,
        logger: Logger, now: @escaping @Sendable () -> Date
    ) {
        self.store = store
        self.vault = vault
        self.template = template
        self.hour = hour
        self.hours = hours
        self.address = address
        self.logger = logger
        self.now = now
    }

    /// `9:00`; nil where nobody is told anything.
    public var time: String? { template == nil ? nil : "\(hour):00" }

    /// At start: sees to it that there is a next digest. One whose hour the console slept through is made up for today.
    public func schedule() async throws { try await store.addDigestJob(first: now()) }

    public var jobBody: JobBody {
        JobBody(kind: ScheduleJob.digest) { _, draining in
            let now = now()
            let today = Day(at: now)
            let due = max(today.start.addingTimeInterval(Double(hour) * 3600), hours.next(from: now))
            guard due <= now else { return Self.wait(until: due, from: now) }
            do {
                for user in try await readers(on: today) {
                    guard !draining.hasBegun else { return .again(after: .zero, isAttempt: false) }
                    try await tell(user, on: today, at: now)
                }
            } catch StoreError.diskFull {
                throw StoreError.diskFull
            } catch {
                // A job that gave up would never tell anybody again. Who was told is not told twice.
                logger.error("digests could not be made", metadata: ["error": "\(error)"])
                return .again(after: .seconds(600), isAttempt: false)
            }
            return Self.wait(until: China.next(minute: hour * 60, after: now), from: now)
        }
    }

    private static func wait(until instant: Date, from now: Date) -> Outcome {
        .again(after: .seconds(Int64(instant.timeIntervalSince(now).rounded(.up))), isAttempt: false)
    }

    private func readers(on day: Day) async throws -> [User.ID] {
        template == nil ? [] : try await store.digestReaders(on: day)
    }

    private func tell(_ user: User.ID, on day: Day, at now: Date) async throws {
        guard let template else { return }
        let isTold = try await store.makeDigest(
            for: user, on: day, at: now, until: now.addingTimeInterval(Self.life)
        ) { [vault, address] facts in
            NewPush(
                openid: facts.openid, template: template.id,
                content: template.content([
                    "company": facts.companyWords, "changes": facts.changeWords, "time": China.timestamp(now),
                ]),
                link: vault.seal(link: "\(address)/changes?from=\(Day(at: facts.from))&to=\(Day(at: facts.to))"))
        }
        if isTold { logger.info("a person is told what is new", metadata: ["user": "\(user)"]) }
    }
}

extension DigestFacts {
    /// A template's `thing` holds 20 characters, and what is cut off must be no figure.
    private static let mostCharacters = 20

    fileprivate var companyWords: String {
        let name = companies.first?.enterprise.name ?? ""
        guard companies.count > 1 else { return name }
        let rest = "等 \(companies.count) 家企业"
        return name.prefix(Self.mostCharacters - rest.count) + rest
    }

    /// `新增 12，变更 3，红冲 1`; kinds of which there is none are left out.
    fileprivate var changeWords: String {
        let counts = Change.Kind.allCases.map { kind in
            (kind, companies.reduce(0) { $0 + min($1.counts[kind] ?? 0, Store.mostToldOf) })
        }
        let isMore = companies.contains { $0.counts.values.contains { $0 > Store.mostToldOf } }
        let words = counts.filter { $0.1 > 0 }.map { "\($0.0.name) \($0.1)" }.joined(separator: "，")
        guard isMore || words.count > Self.mostCharacters else { return words }
        return "共\(isMore ? "超过" : "") \(counts.reduce(0) { $0 + $1.1 }) 处变化"
    }
}
