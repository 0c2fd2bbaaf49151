import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// What a person sees of the browsers that they are signed in on.
@Suite struct SessionListTests {
    private let example: Example
    private let wang: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// 李会计 on tokens 1 and 2, the second a minute later; another person on token 3.
    init() async throws {
        example = try await Example()
        wang = try await example.store.addUser("openid-wang", at: example.now)
        try await example.store.signIn("openid-li", 1, at: example.now)
        try await example.store.signIn("openid-li", 2, at: example.now.addingTimeInterval(60))
        try await example.store.signIn("openid-wang", 3, at: example.now)
    }

    private func id(_ token: UInt8) async throws -> Session.ID {
        try #require(try await store.signedIn(tokenHash: hash(token), at: now)).session
    }

    private func isIn(_ token: UInt8) async throws -> Bool {
        try await store.signedIn(tokenHash: hash(token), at: now) != nil
    }

    @Test func aPersonSeesOnesOwnTheLastSeenFirst() async throws {
        let sessions = try await store.sessions(of: example.user, at: now)
        #expect(try await sessions.map(\.id) == [id(2), id(1)])
        let session = try #require(sessions.last)
        #expect(session.browser == "Chrome · Windows" && session.address == "192.168.1.20")
        #expect(session.beganAt == now && session.lastSeenAt == now)
        #expect(session.expiresAt == now.addingTimeInterval(3_600))
        try await store.sawSession(try await id(1), at: now.addingTimeInterval(700))
        #expect(try await store.sessions(of: example.user, at: now).map(\.lastSeenAt).first == now + 700)
        #expect(try await store.sessions(of: example.user, at: now).first?.id == id(1))
    }

    @Test func oneThatHasRunOutIsNotShown() async throws {
        #expect(try await store.sessions(of: example.user, at: now.addingTimeInterval(3_600)).map(\.id) == [id(2)])
        #expect(try await store.sessions(of: example.user, at: now.addingTimeInterval(3_660)).isEmpty)
    }

    @Test func endingOneEndsOne() async throws {
        let signals = store.progressSignal.listen()
        try await store.endSession(
            try await id(1), of: example.user, recording: .example(.sessionEnded), at: now)
        await signals.first(within: nil)
        #expect(try await [isIn(1), isIn(2), isIn(3)] == [false, true, true])
        #expect(try await store.actions().last == .sessionEnded)
    }

    @Test func anothersOrAnEndedOneIsNotFound() async throws {
        let theirs = try await id(3)
        await #expect(throws: StoreError.notFound) {
            try await store.endSession(theirs, of: example.user, recording: .example(.sessionEnded), at: now)
        }
        let mine = try await id(1)
        try await store.endSession(mine, of: example.user, recording: .example(.signOut), at: now)
        await #expect(throws: StoreError.notFound) {
            try await store.endSession(mine, of: example.user, recording: .example(.sessionEnded), at: now)
        }
        #expect(try await isIn(3))
        #expect(try await store.actions().suffix(2) == [.signIn, .signOut], "what was not done is not in the log")
    }

    @Test func endingAllEndsAllOfOnePerson() async throws {
        let signals = store.progressSignal.listen()
        try await store.endSessions(of: example.user, recording: .example(.sessionEnded), at: now)
        await signals.first(within: nil)
        #expect(try await [isIn(1), isIn(2), isIn(3)] == [false, false, true])
    }

    /// A session's id never comes back, or a page that stayed open would end another browser.
    @Test func anIDIsNotUsedAgain() async throws {
        let newest = try await id(3)
        try await store.run("DELETE FROM sessions")
        try await store.signIn("openid-li", 4, at: now)
        #expect(try await id(4).rawValue > newest.rawValue)
    }

    @Test func aSignInIsOneLine() async throws {
        let lines = try await store.audit(AuditFilter(action: .signIn), before: nil, limit: 9)
        #expect(lines.map(\.deed.user) == [wang, example.user, example.user])
        #expect(lines.allSatisfy { $0.deed.subject == "微信扫码" && $0.deed.address == "192.168.1.20" })
    }

    @Test func peopleAreShownWithTheirLastVisit() async throws {
        let chen = try await store.addMember("openid-chen", as: .reader, of: example.enterprise, at: now)
        try await store.run(
            "INSERT INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        let people = try await store.people()
        #expect(people.map(\.user.id) == [example.user, chen], "who has no companies is nobody here")
        #expect(people.map(\.lastSeenAt) == [now + 60, nil])
        #expect(people.map(\.enterpriseCount) == [1, 1])
    }
}
