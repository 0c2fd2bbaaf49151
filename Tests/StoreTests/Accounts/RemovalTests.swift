import Domain
import Foundation
import Testing

@testable import Store

/// 移除: an account goes with all that hangs on it, in one transaction; its row stays for the downloads.
@Suite struct RemovalTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    private var account: Account {
        get async throws { try #require(try await store.account(example.account)) }
    }

    private func remove(_ account: Account, version: Int = 1) async throws {
        try await store.remove(account, version: version, recording: .example(.accountRemoved), at: now)
    }

    @Test func itsSecretsAreGone() async throws {
        let id = example.account
        try await remove(try await account)
        #expect(try await store.account(id) == nil)
        #expect(try await store.accounts(of: example.enterprise) == [])
        #expect(try await store.sealedSession(of: id) == nil)
        #expect(try await store.sealedCredentials(of: id) == nil)
        #expect(try await store.number("SELECT count(*) FROM accounts WHERE sealed_credentials IS NOT NULL") == 0)
        #expect(try await store.number("SELECT count(*) FROM accounts WHERE sealed_session IS NOT NULL") == 0)
        #expect(try await store.accountLabel(id) == "张三 138****0001", "a download still says who")
        #expect(try await store.actions() == [.accountRemoved])
    }

    @Test func itsDefaultsGoAndAreTold() async throws {
        let both = DefaultAccounts(issue: example.account, receive: example.account)
        try await store.setDefaultAccounts(both, of: example.enterprise)
        try await remove(try await account)
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts())
        let losses = try await store.defaultLosses(of: example.enterprise)
        #expect(
            losses.map(\.reason) == [.removed, .removed]
                && losses.map(\.account) == ["张三 138****0001", "张三 138****0001"])
    }

    @Test func itsBindingItsCodesAndItsLinksGo() async throws {
        try await store.bind(example.account, to: "openid-li", by: example.user, at: now)
        try await store.open(.example("bind-2", of: example.account, at: now), by: example.user)
        try await store.mark(example.account, as: .verificationRequired)
        try await store.ask(for: example.account, link: 5, to: "openid-li", at: now)
        try await remove(try await account)
        #expect(try await store.binding(of: example.account) == nil)
        #expect(try await store.bindingTicket(of: example.account, by: example.user, at: now) == nil)
        #expect(try await store.verification(linkHash: hash(5))?.endedAt == now)
        #expect(try await store.ending(of: 5) == .removed)
        #expect(try await store.verificationCall(for: example.account) == nil)
        await #expect(throws: StoreError.notFound) {
            try await store.move(binding: "bind-2", to: .scanned, by: "openid-li", called: "", at: now)
        }
    }

    @Test func whatItCarriedStops() async throws {
        let running = try await example.begin()
        let waiting = try await example.begin(.week(of: .toll))
        try await example.settle(as: .parked(.maintenance(until: now.addingTimeInterval(60))))
        let signals = store.progressSignal.listen()
        try await remove(try await account)
        await signals.first(within: nil)
        for id in [running, waiting] {
            let row = try await example.row(id)
            #expect(row.state == .failed && row.trouble == .accountRemoved && row.endedAt == now)
            #expect(try await example.jobs(id) == ["parked"])
        }
        #expect(try await store.downloadsUnderWay(by: example.account) == 0)
        #expect(try await store.claimJob(for: "boot", at: now.addingTimeInterval(99)) == nil)
    }

    /// The job was under way when the account went: what comes of it changes nothing.
    @Test func aJobThatIsUnderWayIsParkedInTheEnd() async throws {
        let id = try await example.begin()
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        try await remove(try await account)
        let isOver = try await store.end(
            session: Array("session \(example.account)".utf8), of: example.account, at: now)
        #expect(isOver, "there is no newer session to go on with")
        try await store.settle(job, as: .again(after: .zero, isAttempt: false), error: nil, at: now)
        #expect(try await example.jobs(id) == ["parked"])
        #expect(try await example.row(id).trouble == .accountRemoved)
    }

    @Test func whoeverSawAnOlderVersionIsRefused() async throws {
        let seen = try await account
        try await store.addAccount(seen.loginName, of: example.enterprise, at: now)
        await #expect(throws: StoreError.conflict) { try await remove(seen, version: seen.version) }
        #expect(try await store.sealedSession(of: example.account) != nil)
        #expect(try await store.actions() == [])
        try await remove(seen, version: 2)
        await #expect(throws: StoreError.conflict) { try await remove(seen, version: 3) }
        #expect(try await store.actions() == [.accountRemoved], "it is removed once")
    }

    @Test func loggedInAgainItIsTheSameRowAtAHigherVersion() async throws {
        let former = try await account
        try await store.bind(former.id, to: "openid-li", by: example.user, at: now)
        try await remove(former)
        let id = try await store.addAccount(former.loginName, of: example.enterprise, rights: .issue, at: now)
        let again = try #require(try await store.account(id))
        #expect(id == former.id && again.version == 3 && again.rights == .issue && again.state == .usable)
        #expect(try await store.sealedSession(of: id) != nil)
        #expect(try await store.binding(of: id) == nil)
        #expect(try await store.defaultAccounts(of: example.enterprise) == DefaultAccounts())
    }
}
