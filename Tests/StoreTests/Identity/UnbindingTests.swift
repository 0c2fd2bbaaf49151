import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// A person who leaves takes nothing along and leaves nobody without an administrator unawares.
@Suite struct UnbindingTests {
    private let example: Example
    private let wang: User.ID
    private let chen: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// Two administrators of one company, each with a session.
    init() async throws {
        example = try await Example()
        let (store, now, company) = (example.store, example.now, example.enterprise)
        wang = try await store.addMember("openid-wang", as: .administrator, of: company, at: now)
        chen = try await store.addMember("openid-chen", as: .administrator, of: company, at: now)
        try await store.signIn("openid-wang", 1, at: now)
        try await store.signIn("openid-chen", 2, at: now)
    }

    private func unbind(_ user: User.ID, leavesNobody: Bool = false) async throws {
        try await store.unbind(user, leavesNobody: leavesNobody, recording: .example(.unbound), at: now)
    }

    private func openTicket(_ scene: String, browser: UInt8, by openid: String, confirmed: Bool) async throws {
        try await store.open(.example(scene, at: now), browserHash: hash(browser))
        _ = try await store.move(scene: scene, to: .scanned, by: openid, at: now)
        if confirmed { _ = try await store.move(scene: scene, to: .confirmed, by: openid, at: now) }
    }

    private func states(of scenes: String...) async throws -> [String] {
        var states: [String] = []
        for scene in scenes { states += try await store.texts("SELECT state FROM tickets WHERE scene = ?", [scene]) }
        return states
    }

    private func isIn(_ token: UInt8) async throws -> Bool {
        try await store.signedIn(tokenHash: hash(token), at: now) != nil
    }

    @Test func whatIsThePersonsEndsAndOthersStays() async throws {
        try await openTicket("scanned", browser: 5, by: "openid-wang", confirmed: false)
        try await openTicket("confirmed", browser: 6, by: "openid-wang", confirmed: true)
        try await openTicket("others", browser: 7, by: "openid-chen", confirmed: true)
        let (progress, tickets) = (store.progressSignal.listen(), store.ticketSignal.listen())
        try await unbind(wang)
        await progress.first(within: nil)
        await tickets.first(within: nil)
        #expect(try await [isIn(1), isIn(2)] == [false, true])
        #expect(try await states(of: "scanned", "confirmed", "others") == ["expired", "expired", "confirmed"])
        await #expect(throws: StoreError.conflict) {
            try await store.redeem(browserHash: hash(6), for: .example(9, at: now))
        }
        #expect(try await store.person(wang) == nil)
        #expect(try await store.user(wang)?.role == .finance)
        #expect(try await store.person(chen)?.role == .administrator)
        #expect(try await store.actions().last == .unbound)
    }

    @Test func theNextSignInNeedsACode() async throws {
        try await unbind(wang)
        try await store.signIn("openid-wang", 3, at: now)
        let signedIn = try #require(try await store.signedIn(tokenHash: hash(3), at: now))
        #expect(signedIn.user.id == wang && signedIn.enterprises == [])
        try await store.issue(1, at: now)
        #expect(try await store.refusal(1, for: wang, at: now) == nil)
        #expect(try await store.role(of: wang) == .finance, "there is an administrator")
    }

    @Test func theLastAdministratorIsAskedFirst() async throws {
        try await unbind(wang)
        #expect(try await store.isLastAdministrator(chen))
        await #expect(throws: LastAdministrator()) { try await unbind(chen) }
        #expect(try await isIn(2))
        #expect(try await store.person(chen)?.role == .administrator)
        #expect(try await store.actions().filter { $0 == .unbound }.count == 1)
        try await unbind(chen, leavesNobody: true)
        #expect(try await store.person(chen) == nil)
    }

    @Test func oneOfTwoAdministratorsAtOnceIsRefused() async throws {
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for user in [wang, chen] {
                group.addTask {
                    do {
                        try await unbind(user)
                        return false
                    } catch is LastAdministrator { return true }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused == 1)
        #expect(try await store.people().map(\.user.role) == [.administrator])
    }

    @Test func whoHasNoCompaniesCannotBeUnbound() async throws {
        try await unbind(wang)
        await #expect(throws: StoreError.notFound) { try await unbind(wang) }
        await #expect(throws: StoreError.notFound) { try await unbind(User.ID(rawValue: 99)) }
    }

    /// WeChat asks nobody, so the last administrator goes too; whoever activates next takes over.
    @Test func whoUnsubscribesIsUnbound() async throws {
        for openid in ["openid-wang", "openid-chen"] {
            let (progress, tickets) = (store.progressSignal.listen(), store.ticketSignal.listen())
            try await store.unsubscribe(openid: openid, at: now)
            await progress.first(within: nil)
            await tickets.first(within: nil)
        }
        #expect(try await [isIn(1), isIn(2)] == [false, false])
        #expect(try await store.people().isEmpty)
        let line = try #require(try await store.audit(AuditFilter(), before: nil, limit: 1).first)
        #expect(line.deed.action == .unsubscribed && line.deed.user == chen && line.deed.address == "微信")
        try await store.issue(1, at: now)
        #expect(try await store.refusal(1, for: wang, at: now) == nil)
        #expect(try await store.role(of: wang) == .administrator)
    }

    @Test func aStrangersUnsubscribingIsNothing() async throws {
        let before = try await store.actions()
        try await store.unsubscribe(openid: "openid-nobody", at: now)
        #expect(try await store.actions() == before)
        #expect(try await store.people().count == 2)
    }
}
