import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// An attempt is its owner's alone, lives in memory, and leaves no secret behind.
struct LoginOwnershipTests {
    private static func open(_ body: @escaping @Sendable (Clerk, Enterprise) async throws -> Void) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            try await body(clerk, try await clerk.enterprise(DemoGroup.xinghe))
        }
    }

    private static func keeps(_ login: Login) async -> [String: String]? {
        await login.office.desk.entries[login.id]?.values
    }

    @Test func nobodyElseSeesOrMovesIt() async throws {
        try await Self.open { clerk, enterprise in
            let desk = clerk.office.desk
            let login = try await clerk.begin(Credentials.texted.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            let code = try #require(try await clerk.office.world.codes(to: Credentials.texted.name).first)
            let asked = try await clerk.office.world.requests
            for other in [
                LoginOwner.user(User.ID(rawValue: 999)), .link(Verification.ID(rawValue: clerk.user.id.rawValue)),
            ] {
                #expect(await desk.attempt(login.id, of: other) == nil)
                #expect(await desk.newest(of: other) == nil)
                #expect(try await !desk.reply(.code(code), to: login.id, of: other))
                #expect(await !desk.resend(login.id, of: other))
                #expect(await !desk.renewCaptcha(login.id, of: other))
                await desk.drop(login.id, of: other)
            }
            #expect(try await clerk.office.world.requests == asked)
            #expect(try await login.reply(.code(code)).saved != nil)
            #expect(try await !desk.reply(.code(code), to: login.id, of: login.owner), "it is over")
        }
    }

    @Test func droppedItIsGone() async throws {
        try await Self.open { clerk, enterprise in
            let login = try await clerk.begin(Credentials.texted.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            let signal = clerk.office.desk.signal.listen()
            await clerk.office.desk.drop(login.id, of: login.owner)
            await signal.first(within: nil)
            #expect(await clerk.office.desk.attempt(login.id, of: login.owner) == nil)
            #expect(try await clerk.office.store.accounts(of: enterprise.id) == [])
        }
    }

    @Test func aSavedLoginKeepsNoSecret() async throws {
        try await Self.open { clerk, enterprise in
            let login = try await clerk.begin(Credentials.wang.fields, of: enterprise)
            #expect(await Self.keeps(login)?["captcha"] == nil, "a picture's text is never kept")
            try await login.wait { $0.saved != nil }
            #expect(await Self.keeps(login) == [:])
        }
    }

    @Test func aRefusedLoginKeepsNoSecret() async throws {
        try await Self.open { clerk, enterprise in
            let login = try await clerk.begin(Credentials.wang.mistyped.fields, of: enterprise)
            try await login.wait { $0.entry != nil }
            #expect(await Self.keeps(login) == [:])
        }
    }

    @Test func aLoginThatIsOverKeepsNoSecret() async throws {
        try await Self.open { clerk, enterprise in
            for _ in 1...4 {
                try await clerk.begin(Credentials.wang.mistyped.fields, of: enterprise).wait { $0.entry != nil }
            }
            let login = try await clerk.begin(Credentials.wang.mistyped.fields, of: enterprise)
            let attempt = try await login.answered()
            guard case .over(.locked) = attempt.phase else {
                Issue.record("\(attempt.phase)")
                return
            }
            #expect(await Self.keeps(login) == [:])
        }
    }

    /// The process dies in the middle of a login.
    @Test func anotherDeskKnowsNothingAndNothingIsHalfSaved() async throws {
        try await Self.open { clerk, enterprise in
            let office = clerk.office
            let login = try await clerk.begin(Credentials.texted.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            let next = LoginDesk(accounts: office.accounts, logger: .silent, now: { office.clock.now })
            #expect(await next.attempt(login.id, of: login.owner) == nil)
            #expect(await next.newest(of: login.owner) == nil)
            #expect(try await !next.reply(.code("123456"), to: login.id, of: login.owner))
            #expect(try await office.store.accounts(of: enterprise.id) == [])
            for name in try FileManager.default.contentsOfDirectory(atPath: office.folder.path) {
                let kept = try Data(contentsOf: office.folder.appending(path: name))
                #expect(kept.range(of: Data(Credentials.texted.password.utf8)) == nil, "it stands in \(name)")
            }
        }
    }

    /// What nobody comes back to is forgotten by itself, with its passwords.
    @Test func attemptsAreForgotten() async throws {
        let bureau = ScriptedBureau { $0 == "POST /sessions" ? .code : .form }
        try await bureau.run(Office.Plan(loginLife: .milliseconds(200))) { office in
            let clerk = try await Clerk(in: office)
            let desk = office.desk
            let login = try await clerk.begin(
                Credentials.wang.fields, of: try await clerk.enterprise(DemoGroup.xinghe))
            let end = ContinuousClock.now + .seconds(60)
            while ContinuousClock.now < end {
                let change = desk.signal.listen()
                if await desk.entries.isEmpty { break }
                await change.first(within: end - .now)
            }
            #expect(await desk.entries.isEmpty)
            #expect(await desk.attempt(login.id, of: login.owner) == nil)
        }
    }

    @Test func theOldestOfVeryManyAreForgotten() async throws {
        let bureau = ScriptedBureau { $0 == "POST /sessions" ? .code : .form }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            var logins: [Login] = []
            for number in 0..<11 {
                logins.append(
                    try await clerk.begin(["account": "1380000010\(number)", "password": "x"], of: enterprise))
            }
            #expect(await office.desk.attempt(logins[0].id, of: logins[0].owner) == nil)
            #expect(await office.desk.attempt(logins[1].id, of: logins[1].owner) != nil)
            #expect(await office.desk.entries.count == 10)
        }
    }

    /// A known account is logged in as itself: whoever else the bureau let in is not saved under its name.
    @Test func anotherNameIsNotSavedUnderAKnownAccount() async throws {
        try await Self.open { clerk, enterprise in
            let id = try await clerk.logIn(.wang, of: enterprise)
            let known = try await clerk.account(id)
            let login = try? await clerk.begin(
                Credentials.receiver.fields, of: enterprise, known: known, version: known.version)
            _ = try await login?.answered()
            #expect(try await clerk.account(id).person == "王敏")
            #expect(try await clerk.account(id).rights == [.issue, .receive])
        }
    }
}
