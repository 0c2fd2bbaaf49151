import Domain
import Foundation
import Testing

@testable import Store

/// 微信绑定: a code for one account, and the phone that says yes.
@Suite struct BindingStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }
    private var id: Account.ID { example.account }

    init() async throws {
        example = try await Example()
        try await example.store.open(.example("bind-1", of: example.account, at: example.now), by: example.user)
    }

    @discardableResult
    private func move(
        _ state: BindingTicket.State, by openid: String = "o-sun", scene: String = "bind-1", after seconds: Double = 1
    ) async throws -> BindingQuestion {
        try await store.move(
            binding: scene, to: state, by: openid, called: "孙若曦", at: now.addingTimeInterval(seconds))
    }

    private func state(after seconds: Double = 1) async throws -> BindingTicket.State? {
        try await store.bindingTicket(of: id, by: example.user, at: now.addingTimeInterval(seconds))?.state
    }

    @Test func aScanAndAYesBind() async throws {
        let question = try await move(.scanned)
        #expect(question.account.id == id && question.enterprise.id == example.enterprise)
        #expect(question.requestedBy.id == example.user)
        #expect(try await state() == .scanned)
        #expect(try await store.binding(of: id) == nil)
        let signals = store.ticketSignal.listen()
        try await move(.confirmed, after: 2)
        await signals.first(within: nil)
        let binding = AccountBinding(openid: "o-sun", name: "孙若曦", boundAt: now.addingTimeInterval(2))
        #expect(try await store.binding(of: id) == binding)
        #expect(try await state() == .confirmed)
        #expect(try await store.actions() == [.weChatBound])
        #expect(try await store.askingJobs(for: id) == [], "a usable account needs nobody")
    }

    @Test func aNoBindsNobody() async throws {
        try await move(.scanned)
        try await move(.declined)
        #expect(try await store.binding(of: id) == nil)
        #expect(try await state() == .declined)
        await #expect(throws: IllegalMove.self) { try await move(.confirmed) }
        #expect(try await store.actions() == [])
    }

    @Test func theSameSaidAgainChangesNothing() async throws {
        try await move(.scanned)
        try await move(.scanned)
        try await move(.confirmed)
        try await move(.confirmed, after: 60)
        #expect(try await store.binding(of: id)?.boundAt == now.addingTimeInterval(1))
        #expect(try await store.actions() == [.weChatBound])
    }

    @Test func anotherPhonesAnswerIsNobodys() async throws {
        try await move(.scanned)
        for state in [BindingTicket.State.scanned, .confirmed, .declined] {
            await #expect(throws: StoreError.conflict) { try await move(state, by: "o-thief") }
        }
        #expect(try await state() == .scanned)
        #expect(try await store.binding(of: id) == nil)
        try await move(.confirmed)
        #expect(try await store.binding(of: id)?.openid == "o-sun")
    }

    @Test func aYesBeforeAScanIsNoYes() async throws {
        await #expect(throws: IllegalMove.self) { try await move(.confirmed) }
        #expect(try await state() == .issued)
        #expect(try await store.binding(of: id) == nil)
    }

    @Test func anExpiredCodeTakesNothing() async throws {
        #expect(try await state(after: 299.9) == .issued)
        #expect(try await state(after: 300) == .expired)
        await #expect(throws: IllegalMove.self) { try await move(.scanned, after: 300) }
        try await move(.scanned, after: 299)
        await #expect(throws: IllegalMove.self) { try await move(.confirmed, after: 300) }
        #expect(try await store.binding(of: id) == nil)
    }

    @Test func aNewCodeEndsTheFormerOfTheSamePersonAlone() async throws {
        let other = try await store.addUser("openid-chen", at: now)
        try await store.open(.example("bind-2", of: id, at: now), by: other)
        try await store.open(.example("bind-3", of: id, at: now), by: example.user)
        await #expect(throws: IllegalMove.self) { try await move(.scanned) }
        try await move(.scanned, scene: "bind-2")
        try await move(.scanned, scene: "bind-3")
        #expect(try await store.bindingTicket(of: id, by: other, at: now)?.scene == "bind-2")
        #expect(try await store.bindingTicket(of: id, by: example.user, at: now)?.scene == "bind-3")
    }

    @Test func anUnknownSceneIsNotFound() async throws {
        await #expect(throws: StoreError.notFound) { try await move(.scanned, scene: "bind-9") }
    }

    @Test func anotherPersonTakesTheAccountOver() async throws {
        try await store.bind(id, to: "o-qian", called: "钱一诺", by: example.user, at: now)
        try await store.mark(id, as: .verificationRequired)
        try await store.ask(for: id, link: 5, to: "o-qian", at: now)
        try await store.bind(id, to: "o-sun", called: "孙若曦", by: example.user, at: now)
        #expect(try await store.binding(of: id)?.openid == "o-sun")
        #expect(try await store.verification(linkHash: hash(5))?.endedAt != nil, "the first person's link is over")
        #expect(try await store.ending(of: 5) == .unbound)
        #expect(try await store.askingJobs(for: id) == ["ready"], "the new person is asked")
    }

    /// It waits, because somebody else was asked a minute ago or it is night: who is bound now is another matter.
    @Test func whoIsBoundWhileAJobWaitsIsAskedAtOnce() async throws {
        try await store.mark(id, as: .verificationRequired)
        try await store.remind(id, at: now)
        try await example.settle(as: .again(after: .seconds(600), isAttempt: false))
        #expect(try await store.claimJob(for: "boot", at: now.addingTimeInterval(2)) == nil)
        let signals = store.jobSignal.listen()
        try await move(.scanned)
        try await move(.confirmed, after: 2)
        await signals.first(within: nil)
        #expect(try await store.askingJobs(for: id) == ["ready"], "one is enough")
        #expect(try await store.claimJob(for: "boot", at: now.addingTimeInterval(2))?.subject == id.rawValue)
    }

    @Test func onePersonMayHaveManyAccounts() async throws {
        let other = try await store.addAccount("13800000002", of: example.enterprise, at: now)
        for account in [id, other] { try await store.bind(account, to: "o-sun", by: example.user, at: now) }
        let bindings = try await store.bindings(of: [id, other])
        #expect(bindings.mapValues(\.openid) == [id: "o-sun", other: "o-sun"])
        #expect(try await store.bindings(of: []) == [:])
    }
}
