import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// The bureau wants to know in the middle of the work who is there: the session goes on once that is proved.
struct ResumeTests {
    /// A download that waits, because its account's person is wanted by `kind`.
    private static func demanded(
        _ kind: String, _ body: @escaping @Sendable (Clerk, Errand, Challenge, Account) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            let id = try #require(try await office.store.accounts(of: enterprise.id).first?.id)
            try await office.world.set(#"{"latencyMilliseconds":30}"#)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.stored > 0 }
                try await office.world.demandVerification(kind)
                try await errand.wait { $0.trouble == .verificationRequired }
                let account = try await clerk.account(id)
                #expect(account.state == .verificationRequired)
                let challenge = try #require(await office.accounts.pendingChallenge(of: id))
                try await body(clerk, errand, challenge, account)
            }
        }
    }

    private static func resume(
        _ challenge: Challenge, of account: Account, by clerk: Clerk, in enterprise: Enterprise,
        as owner: LoginOwner? = nil
    ) async throws -> Login {
        let owner = owner ?? .user(clerk.user.id)
        let id = try await clerk.office.desk.resume(
            challenge, of: account, in: enterprise, by: owner, named: clerk.user.nickname, deeds: clerk.deeds)
        return Login(office: clerk.office, id: id, owner: owner)
    }

    /// The sealed session as it lies in the database cannot have changed: the same token opens it.
    @Test func aCodeLetsTheSameSessionGoOn() async throws {
        try await Self.demanded("sms") { clerk, errand, challenge, account in
            let (office, sessions) = (clerk.office, try await clerk.office.world.openSessions)
            #expect(try await office.accounts.session(of: account.id) == nil, "it is not used meanwhile")
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise)
            #expect(try await login.attempt.challenge == challenge)
            #expect(try await login.attempt.steps.list.map(\.step) == [.secondFactor, .saved])
            #expect(try await login.reply(.code("000")).error != nil, "a code has six digits")
            let code = try #require(try await office.world.codes(to: Credentials.wang.name).first)
            #expect(try await login.reply(.code(code)).saved == account.id)

            try await errand.wait(for: .proved)
            try await errand.expectTruth()
            #expect(try await errand.row.stored == 1050, "no page was fetched twice")
            #expect(try await office.world.openSessions == sessions, "no new session was begun")
            let now = try await clerk.account(account.id)
            #expect(now.state == .usable && now.version == account.version + 1)
            #expect(await office.accounts.pendingChallenge(of: account.id) == nil)
        }
    }

    /// By the pushed link: the deed is its own kind.
    @Test func theAppLetsItGoOnToo() async throws {
        try await Self.demanded("app") { clerk, errand, challenge, account in
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise)
            try await clerk.office.world.tap("confirm", on: challenge)
            try await login.wait { $0.saved == account.id }
            try await errand.wait(for: .proved)
            let deeds = try await clerk.office.store.audit(AuditFilter(), before: nil, limit: 1).map(\.deed.action)
            #expect(deeds == [.verified])
        }
    }

    @Test func aLinkThatNoLongerServesSavesNothing() async throws {
        try await Self.demanded("app") { clerk, errand, challenge, account in
            let link = LoginOwner.link(Verification.ID(rawValue: 1))
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise, as: link)
            let office = clerk.office
            try await office.world.tap("confirm", on: challenge)
            while await office.desk.attempt(login.id, of: link) != nil {
                let change = office.desk.signal.listen()
                guard await office.desk.attempt(login.id, of: link) != nil else { break }
                await change.first(within: nil)
            }
            #expect(try await clerk.account(account.id).state == .verificationRequired)
        }
    }

    @Test func aNoLeavesTheDownloadWaiting() async throws {
        try await Self.demanded("app") { clerk, errand, challenge, account in
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise)
            try await clerk.office.world.tap("decline", on: challenge)
            let attempt = try await login.wait { $0.error != nil }
            guard case .over(.challengeDeclined) = attempt.phase else {
                Issue.record("\(attempt.phase)")
                return
            }
            #expect(attempt.steps(.failed) == [.secondFactor])
            #expect(try await errand.row.trouble == .verificationRequired)
            #expect(try await clerk.account(account.id).state == .verificationRequired)
            // A new login is still a way.
            try await clerk.logIn(.wang, of: errand.enterprise)
            try await errand.wait(for: .proved)
        }
    }

    @Test func anExpiredChallengeIsNoneAnyMore() async throws {
        try await Self.demanded("sms") { clerk, errand, challenge, account in
            let code = try #require(try await clerk.office.world.codes(to: Credentials.wang.name).first)
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise)
            clerk.office.clock.advance(121)
            #expect(await clerk.office.accounts.pendingChallenge(of: account.id) == nil)
            guard case .over(.challengeExpired) = try await login.reply(.code(code)).phase else {
                Issue.record("\(try await login.attempt.phase)")
                return
            }
            #expect(try await clerk.account(account.id).state == .verificationRequired)
        }
    }

    /// A demand that nothing but a new login ends names no challenge.
    @Test func whereOnlyALoginWillDoThereIsNoChallenge() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            let id = try #require(try await office.store.accounts(of: enterprise.id).first?.id)
            try await office.world.demandVerification("login")
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.trouble == .verificationRequired }
                #expect(await office.accounts.pendingChallenge(of: id) == nil)
                try await clerk.logIn(.xu, of: enterprise)
                try await errand.wait(for: .proved)
            }
        }
    }

    @Test func aSecondPersonIsToldThatTheFirstIsAtIt() async throws {
        try await Self.demanded("sms") { clerk, errand, challenge, account in
            let login = try await Self.resume(challenge, of: account, by: clerk, in: errand.enterprise)
            let since = try await login.attempt.startedAt
            await #expect(throws: LoginRefusal.busy(by: clerk.user.nickname, since: since)) {
                try await Self.resume(
                    challenge, of: account, by: clerk, in: errand.enterprise, as: .link(Verification.ID(rawValue: 1)))
            }
        }
    }
}
