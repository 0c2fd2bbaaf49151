import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct SessionStoreTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    private func signIn(_ byte: UInt8, at now: Date) async throws {
        let scene = "scene-\(byte)"
        try await store.open(.example(scene, at: now), browserHash: hash(byte))
        _ = try await store.move(scene: scene, to: .scanned, by: "openid-li", at: now)
        _ = try await store.move(scene: scene, to: .confirmed, by: "openid-li", at: now)
        _ = try await store.redeem(browserHash: hash(byte), for: .example(byte, at: now))
    }

    @Test func sessionsEndByTheClockAndAreSwept() async throws {
        try await signIn(1, at: now)
        #expect(try await store.signedIn(tokenHash: hash(1), at: now.addingTimeInterval(3_599)) != nil)
        #expect(try await store.signedIn(tokenHash: hash(1), at: now.addingTimeInterval(3_600)) == nil)
        try await signIn(2, at: now.addingTimeInterval(3_600))
        #expect(try await store.number("SELECT count(*) FROM sessions") == 1)
    }

    @Test func seesOnlyOnesOwnCompanies() async throws {
        try await signIn(1, at: now)
        let other = try await store.addEnterprise(.second)
        let wang = try await store.addUser("openid-wang", at: now)
        let sql = "INSERT INTO memberships VALUES (?, ?)"
        try await store.run(sql, [example.user.rawValue, example.enterprise.rawValue])
        try await store.run(sql, [wang.rawValue, other.rawValue])
        #expect(try await store.signedIn(tokenHash: hash(1), at: now)?.enterprises == [example.enterprise])
    }

    /// A person may have taken another name here, which the platform's must not undo.
    @Test func bindingAgainChangesNothing() async throws {
        try await store.bind(openid: "openid-li", nickname: "李主管", at: now.addingTimeInterval(9))
        let users = try await store.texts("SELECT id || nickname || bound_at FROM users")
        #expect(users == ["\(example.user)李会计\(now.milliseconds)"])
    }

    @Test func aMessageIsHeardOnce() async throws {
        #expect(try await store.hears(message: "openid-li 1", at: now))
        #expect(try await !store.hears(message: "openid-li 1", at: now.addingTimeInterval(5)))
        #expect(try await store.hears(message: "openid-li 2", at: now))
        #expect(try await !store.hears(message: "openid-li 1", at: now.addingTimeInterval(600)))
    }

    /// The sweep removes exactly one row here, which must not pass for the message's own.
    @Test func aRepeatedMessageIsNotTakenForASweptOne() async throws {
        #expect(try await store.hears(message: "old", at: now))
        #expect(try await store.hears(message: "new", at: now.addingTimeInterval(500)))
        #expect(try await !store.hears(message: "new", at: now.addingTimeInterval(601)))
        #expect(try await store.texts("SELECT key FROM wechat_messages") == ["new"])
    }

    @Test func aMessageIsHeardByOneOfTwenty() async throws {
        let heard = try await withThrowingTaskGroup(of: Bool.self) { [store, now] group in
            for _ in 0..<20 { group.addTask { try await store.hears(message: "m", at: now) } }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(heard == 1)
    }
}
