import Domain
import Foundation
import Testing

@testable import Store

/// 验证: whom to ask, what was asked, and how long that holds.
@Suite struct VerificationStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }
    private var id: Account.ID { example.account }

    init() async throws {
        example = try await Example()
        try await example.store.mark(example.account, as: .verificationRequired)
    }

    private func bind() async throws { try await store.bind(id, to: "o-sun", by: example.user, at: now) }

    private var call: VerificationCall {
        get async throws { try #require(try await store.verificationCall(for: id)) }
    }

    @Test func aCallSaysWhomAndHowMuchWaits() async throws {
        #expect(try await call.binding == nil)
        #expect(try await call.waiting == 0)
        #expect(try await call.askedAt == nil)
        try await bind()
        _ = try await example.begin()
        let waiting = try await example.begin(.week(of: .toll))
        let over = try await example.begin(.week(of: .special))
        try await store.cancel(over, in: example.scope, at: now)
        _ = try await store.claimJob(for: "boot", at: now)
        let other = try await store.addAccount("13800000002", of: example.enterprise, at: now)
        _ = try await store.begin(DownloadRequest(.week), of: example.enterprise, by: other, for: nil, at: now)
        #expect(try await example.row(waiting).state == .running)
        let call = try await call
        #expect(call.waiting == 2, "neither the cancelled nor another account's")
        #expect(call.binding?.openid == "o-sun" && call.account.id == id && call.enterprise.id == example.enterprise)
    }

    @Test(arguments: [Account.State.usable, .wrongPassword, .locked])
    func noOtherStateCalls(_ state: Account.State) async throws {
        try await store.mark(id, as: state)
        #expect(try await store.verificationCall(for: id) == nil)
    }

    @Test func aLoginEndsTheCallAndItsLinks() async throws {
        try await bind()
        try await store.ask(for: id, link: 5, to: "o-sun", at: now)
        try await store.addAccount("13800000001", of: example.enterprise, at: now.addingTimeInterval(9))
        #expect(try await store.verificationCall(for: id) == nil)
        #expect(try await store.verification(linkHash: hash(5))?.endedAt == now.addingTimeInterval(9))
        #expect(try await store.ending(of: 5) == .verified)
    }

    @Test func askedIsALinkAMessageAndItsJob() async throws {
        try await bind()
        let signals = store.jobSignal.listen()
        try await store.ask(for: id, link: 5, to: "o-sun", at: now)
        await signals.first(within: nil)
        let link = try #require(try await store.verification(linkHash: hash(5)))
        #expect(link.account == id && link.openid == "o-sun" && link.askedAt == now && link.endedAt == nil)
        #expect(link.expiresAt == now.addingTimeInterval(7_200))
        #expect(try await call.askedAt == now)
        let push = try #require(try await store.waitingPush(Push.ID(rawValue: 1), at: now))
        #expect(push.openid == "o-sun" && push.content == ["thing1": "深圳晨光"] && push.link?.bytes == [1, 2])
        #expect(try await store.texts("SELECT kind FROM jobs WHERE state = 'ready'").contains(SendingJob.push))
        #expect(try await store.verification(linkHash: hash(6)) == nil)
    }

    @Test func askedAgainTheFormerLinkIsOver() async throws {
        try await bind()
        for link in [UInt8(5), 6, 7] {
            try await store.ask(for: id, link: link, to: "o-sun", at: now.addingTimeInterval(Double(link)))
        }
        let ends = try await [5, 6, 7].asyncMap { try await store.verification(linkHash: hash($0))?.endedAt }
        #expect(ends == [now.addingTimeInterval(6), now.addingTimeInterval(7), nil])
        #expect(try await store.ending(of: 5) == .replaced)
        #expect(try await store.ending(of: 7) == nil)
    }

    @Test func linksAreForgottenAfterAMonth() async throws {
        try await bind()
        try await store.ask(for: id, link: 5, to: "o-sun", at: now)
        try await store.ask(for: id, link: 6, to: "o-sun", at: now.addingTimeInterval(30 * 86_400 + 7_201))
        #expect(try await store.verification(linkHash: hash(5)) == nil)
        #expect(try await store.verification(linkHash: hash(6)) != nil)
    }

    @Test func remindersDoNotPileUp() async throws {
        for _ in 0..<3 { try await store.remind(id, at: now) }
        #expect(try await store.askingJobs(for: id) == ["ready"])
        _ = try await store.claimJob(for: "boot", at: now)
        try await store.remind(id, at: now)
        #expect(try await store.askingJobs(for: id) == ["running"])
    }

    @Test func aReminderComesAgainOnceTheFormerIsOver() async throws {
        try await store.remind(id, at: now)
        try await example.settle(as: .completed)
        try await store.remind(id, at: now)
        let other = try await store.addAccount("13800000002", of: example.enterprise, at: now)
        try await store.remind(other, at: now)
        #expect(try await store.askingJobs(for: id) == ["completed", "ready"])
        #expect(try await store.askingJobs(for: other) == ["ready"])
    }

    /// Between the look and the asking, the person was unbound or the account verified: nobody gets a link.
    @Test(arguments: [true, false]) func whoeverIsBoundNoMoreGetsNoLink(_ isUnbound: Bool) async throws {
        try await bind()
        if isUnbound {
            _ = try await store.unbindAccount(id, recording: .example(.weChatUnbound), at: now)
        } else {
            try await store.addAccount("13800000001", of: example.enterprise, at: now)
        }
        try? await store.ask(for: id, link: 5, to: "o-sun", at: now)
        let link = try await store.verification(linkHash: hash(5))
        #expect(link == nil || link?.endedAt != nil)
        #expect(try await store.newestPush(to: "o-sun") == nil)
    }
}

extension Sequence where Element == UInt8 {
    fileprivate func asyncMap<Value>(_ ask: (UInt8) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await ask(element)) }
        return values
    }
}
