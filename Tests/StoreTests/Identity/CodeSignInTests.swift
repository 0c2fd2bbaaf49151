import Domain
import Foundation
import Testing

@testable import Store

/// Sites that are entered with the code alone.
@Suite struct CodeSignInTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// Code 1 behind link 2, mailed to `chen.si@example.com`.
    init() async throws {
        example = try await Example()
        try await example.store.issue(
            1, mail: try .example(to: "chen.si@example.com", link: 2, at: example.now), at: example.now)
    }

    private func enter(_ code: UInt8, token: UInt8 = 7, after seconds: Double = 0) async throws -> ActivationRefusal? {
        try await store.refusal(entering: code, for: .example(token, at: now.addingTimeInterval(seconds)))
    }

    private func person(_ token: UInt8, after seconds: Double = 0) async throws -> SignedIn? {
        try await store.signedIn(tokenHash: hash(token), at: now.addingTimeInterval(seconds))
    }

    private func renew(to code: UInt8, after seconds: Double) async throws {
        let now = now.addingTimeInterval(seconds)
        let end = now.addingTimeInterval(86_400)
        try await store.renew(
            renewalHash: hash(2), codeHash: hash(code), until: end, renewableUntil: end + 9_999,
            letter: .example(code, until: end),
            reopens: true, recording: .example(.activationRenewed), at: now)
    }

    @Test func aCodeMakesAPersonAndASession() async throws {
        let signals = store.ticketSignal.listen()
        #expect(try await enter(1) == nil)
        await signals.first(within: nil)
        let signedIn = try #require(try await person(7))
        #expect(signedIn.user.nickname == "chen.si" && signedIn.user.role == .administrator)
        #expect(signedIn.user.openid == "mail:chen.si@example.com" && signedIn.enterprises.count == 2)
        let line = try #require(try await store.audit(AuditFilter(), before: nil, limit: 1).first)
        #expect(line.deed.action == .activated && line.deed.user == signedIn.user.id)
    }

    @Test func aPrintedCodesPersonHasANameToo() async throws {
        try await store.issue(3, at: now)
        #expect(try await enter(3) == nil)
        #expect(try await person(7)?.user.nickname == "激活码用户 2")
    }

    @Test func aRefusalBeginsNoSession() async throws {
        for (code, seconds, refusal) in [(9, 0.0, .unknown), (1, 86_400, .expired)] as [(UInt8, _, ActivationRefusal)] {
            #expect(try await enter(code, after: seconds) == refusal)
        }
        #expect(try await enter(1) == nil)
        #expect(try await enter(1, token: 8) == .used)
        #expect(try await store.number("SELECT count(*) FROM sessions") == 1)
        #expect(try await store.number("SELECT count(*) FROM users WHERE openid LIKE 'mail:%'") == 1)
        let lines = try await store.audit(AuditFilter(action: .activationRefused), before: nil, limit: 9)
        #expect(lines.map(\.deed.person) == ["未登录", "未登录", "未登录"])
        #expect(lines.allSatisfy { $0.deed.user == nil })
    }

    /// Also while the first code would still be within its day: it has been used.
    @Test(arguments: [61.0, 86_401]) func aRenewedCodeIsTheSamePersonAgain(_ seconds: Double) async throws {
        #expect(try await enter(1) == nil)
        let first = try #require(try await person(7)).user
        try await renew(to: 3, after: seconds)
        #expect(try await enter(1, token: 8, after: seconds) == .expired)
        #expect(try await enter(3, token: 8, after: seconds) == nil)
        #expect(try await person(8, after: seconds)?.user == first)
    }

    @Test func aNameThatWasChangedStays() async throws {
        #expect(try await enter(1) == nil)
        let id = try #require(try await person(7)).user.id
        try await store.rename(id, to: "陈思远", recording: .example(.renamed), at: now)
        try await renew(to: 3, after: 61)
        #expect(try await enter(3, token: 8, after: 61) == nil)
        #expect(try await person(8, after: 61)?.user.nickname == "陈思远")
    }

    @Test func oneOfTenGetsInWithOneCode() async throws {
        let entered = try await withThrowingTaskGroup(of: Bool.self) { group in
            for token: UInt8 in 1...10 { group.addTask { try await enter(1, token: token) == nil } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(entered == 1)
        #expect(try await store.number("SELECT count(*) FROM sessions") == 1)
    }

    @Test func twoApplicationsToOneMailboxAreOnePersons() async throws {
        try await store.issue(
            3, for: [.first], mail: try .example(to: "chen.si@example.com", link: 4, at: now), at: now)
        #expect(try await enter(1) == nil)
        #expect(try await enter(3, token: 8) == nil)
        #expect(try await person(7)?.user == person(8)?.user)
        #expect(
            try await store.texts("SELECT openid FROM users WHERE openid LIKE '%:%'") == ["mail:chen.si@example.com"])
    }

    /// Or whoever was shown the door could let themselves in again.
    @Test func theLinkOfAPersonWhoWasUnboundGivesNoCode() async throws {
        #expect(try await enter(1) == nil)
        let id = try #require(try await person(7)).user.id
        try await store.unbind(id, leavesNobody: true, recording: .example(.unbound), at: now)
        await #expect(throws: RenewalRefusal.self) { try await renew(to: 3, after: 61) }
        #expect(try await store.person(id) == nil)
    }
}
