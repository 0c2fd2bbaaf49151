import Domain
import Foundation
import Jobs
import Store
import Synchronization
import Testing

@testable import Workflows

/// Stands still until it is set.
final class FixedClock: Sendable {
    private let instant: Mutex<Date>

    /// - Parameter time: `2026-11-22 21:55` in China.
    init(_ time: String) { instant = Mutex(Self.instant(time)) }

    var now: Date { instant.withLock { $0 } }

    func set(_ time: String) { instant.withLock { $0 = Self.instant(time) } }

    func advance(_ seconds: TimeInterval) { instant.withLock { $0 += seconds } }

    static func instant(_ time: String) -> Date { China.instant("\(time):00") ?? .distantPast }
}

/// An account that waits for its person, who is bound to it.
struct Waiting: Sendable {
    let clerk: Clerk
    let enterprise: Enterprise
    let account: Account.ID
    let clock: FixedClock

    /// - Parameters:
    ///   - time: the test's own; the office's, by which people are bound, is an hour before it.
    ///   - phone: nil: nobody is bound.
    static func open(
        at time: String = "2026-11-22 12:00", phone: String? = "孙若曦", companies: [EnterpriseEntry]? = nil,
        _ body: @escaping @Sendable (Waiting) async throws -> Void
    ) async throws {
        try await Office.open { office in
            office.clock.advance(FixedClock.instant(time).timeIntervalSince(office.clock.now) - 3600)
            let clerk = try await Clerk(in: office, with: companies)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let id = try await clerk.logIn(.wang, of: enterprise)
            if let phone { try await clerk.bind(id, to: phone) }
            try await office.store.mark(id, as: .verificationRequired)
            try await body(
                Waiting(clerk: clerk, enterprise: enterprise, account: id, clock: FixedClock(time)))
        }
    }

    var store: Store { clerk.office.store }

    func verifications(hours: PushHours = .day, template: NoticeTemplate? = .asking) -> Verifications {
        Verifications(
            store: store, vault: clerk.office.vault, template: template, hours: hours,
            address: "https://steward.example.com", logger: .silent,
            now: { [clock] in clock.now })
    }

    /// Carries the job out once, as the runner would.
    func ask(hours: PushHours = .day, template: NoticeTemplate? = .asking) async throws -> Outcome {
        try await verifications(hours: hours, template: template).ask(about: account)
    }

    var openid: String {
        get async throws { try #require(try await store.binding(of: account)?.openid) }
    }

    /// The messages of this test, by their numbers; the first is 1.
    func push(_ number: Int64) async throws -> ReadPush? {
        let id = Push.ID(rawValue: number)
        guard let push = try await store.waitingPush(id, at: clock.now) else { return nil }
        let url = try await clerk.office.vault.link(of: push, id, at: clock.now)
        return ReadPush(
            openid: push.openid, template: push.template, content: push.content, url: try #require(url))
    }

    /// What the link of a message stands for.
    func verification(of push: ReadPush) async throws -> Verification? {
        try await verifications().verification(link: try #require(push.url.split(separator: "/").last.map(String.init)))
    }
}

/// A message that waits, with its link opened.
struct ReadPush: Sendable {
    let openid: String
    let template: String
    let content: [String: String]
    let url: String
}

extension Clerk {
    /// By a code that this person asked for, scanned and confirmed by the phone of that name.
    func bind(_ account: Account.ID, to phone: String) async throws {
        try await office.bindings.begin(for: account, by: user.id, at: office.clock.now)
        try await office.phone(phone).scan(try #require(try await ticket(of: account)).url)
        try await office.phone(phone).confirm()
    }

    func ticket(of account: Account.ID) async throws -> BindingTicket? {
        try await office.store.bindingTicket(of: account, by: user.id, at: office.clock.now)
    }
}
