import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A binding ends, and with it what was asked by it.
@Suite struct BindingEndTests {
    private let example: Example
    private let other: Account.ID
    private var store: Store { example.store }
    private var now: Date { example.now }
    private var accounts: Set<Account.ID> { [example.account, other] }

    /// Two accounts of 李会计's, who is a user too, each with a link.
    init() async throws {
        example = try await Example()
        let (store, now) = (example.store, example.now)
        other = try await store.addAccount("13800000002", of: example.enterprise, at: now)
        for (account, link) in [(example.account, UInt8(5)), (other, 6)] {
            try await store.bind(account, to: "openid-li", by: example.user, at: now)
            try await store.mark(account, as: .verificationRequired)
            try await store.ask(for: account, link: link, to: "openid-li", at: now)
        }
    }

    private var liveLinks: [UInt8] {
        get async throws {
            var live: [UInt8] = []
            for link in [UInt8(5), 6] where try await store.verification(linkHash: hash(link))?.endedAt == nil {
                live.append(link)
            }
            return live
        }
    }

    @Test func takenAwayItIsThatAccountsAlone() async throws {
        #expect(try await liveLinks == [5, 6])
        let done = try await store.unbindAccount(example.account, recording: .example(.weChatUnbound), at: now)
        #expect(done)
        #expect(try await Set(store.bindings(of: accounts).keys) == [other])
        #expect(try await liveLinks == [6])
        #expect(try await store.ending(of: 5) == .unbound)
        #expect(try await store.actions().last == .weChatUnbound)
    }

    @Test func whatIsNotThereCannotBeTakenAway() async throws {
        let deeds = try await store.actions().count
        _ = try await store.unbindAccount(example.account, recording: .example(.weChatUnbound), at: now)
        let again = try await store.unbindAccount(example.account, recording: .example(.weChatUnbound), at: now)
        #expect(!again)
        #expect(try await store.actions().count == deeds + 1)
    }

    @Test func whoUnsubscribesIsAskedNoMore() async throws {
        try await store.unsubscribe(openid: "openid-li", at: now)
        #expect(try await store.bindings(of: accounts) == [:])
        #expect(try await liveLinks == [])
        #expect(try await store.ending(of: 6) == .unbound)
    }

    /// Bound by another's code, and never signed in.
    @Test func whoIsNoUserUnsubscribesToo() async throws {
        try await store.bind(example.account, to: "o-sun", called: "孙若曦", by: example.user, at: now)
        try await store.ask(for: example.account, link: 7, to: "o-sun", at: now)
        try await store.unsubscribe(openid: "o-sun", at: now)
        #expect(try await Set(store.bindings(of: accounts).keys) == [other])
        #expect(try await store.verification(linkHash: hash(7))?.endedAt == now)
        let line = try #require(try await store.audit(AuditFilter(), before: nil, limit: 1).first)
        #expect(line.deed.action == .unsubscribed && line.deed.person == "孙若曦" && line.deed.user == nil)
    }

    @Test func whoIsUnboundFromTheConsoleIsAskedNoMore() async throws {
        let chen = try await store.addMember("openid-chen", as: .administrator, of: example.enterprise, at: now)
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        try await store.bind(other, to: "openid-chen", by: chen, at: now)
        try await store.unbind(example.user, leavesNobody: false, recording: .example(.unbound), at: now)
        #expect(try await store.bindings(of: accounts).mapValues(\.openid) == [other: "openid-chen"])
        #expect(try await liveLinks == [])
    }

    /// A code that the person has scanned, or asked for, is no way back in.
    @Test(arguments: [true, false]) func aCodeUnderWayEndsWithThePerson(_ isTheirs: Bool) async throws {
        let chen = try await store.addMember("openid-chen", as: .administrator, of: example.enterprise, at: now)
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        try await store.open(.example("bind-x", of: other, at: now), by: isTheirs ? example.user : chen)
        let phone = isTheirs ? "o-accomplice" : "openid-li"
        _ = try await store.move(binding: "bind-x", to: .scanned, by: phone, called: "", at: now)
        try await store.unbind(example.user, leavesNobody: false, recording: .example(.unbound), at: now)
        await #expect(throws: (any Error).self) {
            try await store.move(binding: "bind-x", to: .confirmed, by: phone, called: "李会计", at: now)
        }
        #expect(try await store.bindings(of: accounts) == [:])
    }
}
