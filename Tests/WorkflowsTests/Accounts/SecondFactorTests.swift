import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// After the password: a code, the app, a role.
struct SecondFactorTests {
    private static func challenged(
        _ credentials: Credentials, _ body: @escaping @Sendable (Clerk, Login) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let login = try await clerk.begin(credentials.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            try await body(clerk, login)
        }
    }

    private static func newestCode(_ clerk: Clerk) async throws -> String {
        try #require(try await clerk.office.world.codes(to: Credentials.texted.name).first)
    }

    @Test func aCodeLetsIn() async throws {
        try await Self.challenged(.texted) { clerk, login in
            let attempt = try await login.attempt
            #expect(attempt.steps(.done) == [.sent, .captcha, .password] && attempt.steps(.running) == [.secondFactor])
            guard case .sms(let phone, let resend)? = attempt.challenge?.kind else {
                Issue.record("\(attempt.phase)")
                return
            }
            #expect(phone == "138****0004" && resend > clerk.office.clock.now)
            let saved = try await login.reply(.code(try await Self.newestCode(clerk)))
            #expect(saved.saved != nil && saved.steps(.done).contains(.secondFactor))
            #expect(saved.steps(.skipped) == [.role])
        }
    }

    @Test func aWrongCodeCountsDownToANewBeginning() async throws {
        try await Self.challenged(.texted) { clerk, login in
            let right = try await Self.newestCode(clerk)
            let wrong = right == "000000" ? "111111" : "000000"
            for left in [4, 3, 2, 1] {
                let attempt = try await login.reply(.code(wrong))
                #expect(attempt.error == .wrongCode(triesLeft: left) && attempt.challenge != nil)
                #expect(attempt.steps(.failed) == [] && attempt.steps(.running) == [.secondFactor], "it is still asked")
            }
            let last = try await login.reply(.code(wrong))
            #expect(last.error == .challengeExpired && last.entry != nil && last.picture != nil)
            #expect(last.steps(.failed) == [.secondFactor])
            #expect(try await clerk.office.store.accounts(of: last.enterprise.id) == [])
        }
    }

    @Test func anExpiredCodeBeginsAnew() async throws {
        try await Self.challenged(.texted) { clerk, login in
            let code = try await Self.newestCode(clerk)
            clerk.office.clock.advance(121)
            let attempt = try await login.reply(.code(code))
            #expect(attempt.error == .challengeExpired && attempt.entry != nil)
        }
    }

    @Test func anotherCodeEndsTheFormer() async throws {
        try await Self.challenged(.texted) { clerk, login in
            let (office, former) = (clerk.office, try await Self.newestCode(clerk))
            #expect(await office.desk.resend(login.id, of: login.owner))
            guard case .rateLimited(let wait)? = try await login.attempt.error, (1...60).contains(wait) else {
                Issue.record("sent within a minute")
                return
            }
            #expect(try await office.world.codes(to: Credentials.texted.name).count == 1)
            office.clock.advance(61)
            #expect(await office.desk.resend(login.id, of: login.owner))
            let fresh = try await login.attempt
            #expect(fresh.error == nil && fresh.challenge != nil)
            let code = try await Self.newestCode(clerk)
            #expect(code != former)
            #expect(try await login.reply(.code(former)).error == .wrongCode(triesLeft: 4))
            #expect(try await login.reply(.code(code)).saved != nil)
            #expect(await !office.desk.resend(login.id, of: login.owner), "it is over")
        }
    }

    @Test func theAppLetsIn() async throws {
        try await Self.challenged(.scanning) { clerk, login in
            let challenge = try #require(try await login.attempt.challenge)
            guard case .app(let url, .waiting) = challenge.kind else {
                Issue.record("\(challenge.kind)")
                return
            }
            #expect(url.hasSuffix("/app/\(challenge.id)"))
            try await clerk.office.world.tap("scan", on: challenge)
            try await login.wait { $0.challenge?.kind == .app(url: url, state: .scanned) }
            try await clerk.office.world.tap("confirm", on: challenge)
            let saved = try await login.wait { $0.saved != nil }
            #expect(saved.steps(.done).contains(.secondFactor))
        }
    }

    @Test func theAppMaySayNo() async throws {
        try await Self.challenged(.scanning) { clerk, login in
            try await clerk.office.world.tap("decline", on: try #require(try await login.attempt.challenge))
            let attempt = try await login.wait { $0.error != nil }
            #expect(attempt.error == .challengeDeclined && attempt.entry != nil)
            #expect(attempt.steps(.failed) == [.secondFactor])
            #expect(try await clerk.office.store.accounts(of: attempt.enterprise.id) == [])
        }
    }

    @Test func theAppIsNotWaitedForForEver() async throws {
        try await Self.challenged(.scanning) { clerk, login in
            clerk.office.clock.advance(181)
            let attempt = try await login.wait { $0.error != nil }
            #expect(attempt.error == .challengeExpired && attempt.entry != nil)
        }
    }

    @Test func aRoleIsOneOfThoseOffered() async throws {
        try await Self.challenged(.manifold) { clerk, login in
            #expect(try await login.attempt.challenge?.kind == .role(["办税员", "财务负责人", "开票员"]))
            let asked = try await clerk.office.world.requests
            #expect(try await !clerk.office.desk.reply(.role("法定代表人"), to: login.id, of: login.owner))
            #expect(try await !clerk.office.desk.reply(.code("123456"), to: login.id, of: login.owner))
            #expect(try await clerk.office.world.requests == asked)
            let id = try #require(try await login.reply(.role("财务负责人")).saved)
            #expect(try await clerk.account(id).role == "财务负责人")
            #expect(try await login.attempt.steps(.skipped) == [.secondFactor])
        }
    }
}
