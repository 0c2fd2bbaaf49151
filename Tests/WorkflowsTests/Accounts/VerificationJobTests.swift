import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// The account's person is pushed a link: when, how often, and when not at all.
struct VerificationJobTests {
    @Test func byDayThePersonIsAskedAtOnce() async throws {
        try await Waiting.open { waiting in
            #expect(try await waiting.ask() == .completed)
            let push = try #require(try await waiting.push(1))
            #expect(try await push.openid == waiting.openid && push.template == NoticeTemplate.asking?.id)
            #expect(push.url.hasPrefix("https://steward.example.com/verifications/"))
            #expect(try await waiting.push(2) == nil)
            let link = try #require(try await waiting.verification(of: push))
            #expect(link.account == waiting.account && link.askedAt == waiting.clock.now)
            #expect(link.expiresAt == waiting.clock.now.addingTimeInterval(7_200) && link.endedAt == nil)
        }
    }

    @Test func twiceInTenMinutesIsTooOften() async throws {
        try await Waiting.open { waiting in
            _ = try await waiting.ask()
            waiting.clock.advance(1)
            #expect(try await waiting.ask() == .again(after: .seconds(599), isAttempt: false))
            waiting.clock.advance(598.5)
            #expect(try await waiting.ask() == .again(after: .seconds(1), isAttempt: false))
            #expect(try await waiting.push(2) == nil)
            waiting.clock.advance(0.5)
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(2) != nil)
        }
    }

    /// 换绑, or 解除 and 绑定: whom the last message went to, it did not go to the one who is bound now.
    @Test func whoIsBoundAfterAPushIsAskedAtOnce() async throws {
        try await Waiting.open { waiting in
            _ = try await waiting.ask()
            waiting.clock.advance(60)
            #expect(try await waiting.ask() == .again(after: .seconds(540), isAttempt: false))
            waiting.clerk.office.clock.advance(3_660)
            try await waiting.clerk.bind(waiting.account, to: "钱一诺")
            waiting.clock.advance(30)
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(2)?.openid == waiting.openid)
            #expect(try await waiting.push(2)?.openid != waiting.push(1)?.openid)
        }
    }

    @Test(arguments: [
        ("2026-11-22 22:00", 10 * 3600), ("2026-11-22 23:59", 8 * 3600 + 60), ("2026-11-23 00:00", 8 * 3600),
        ("2026-11-23 07:59", 60),
    ])
    func byNightThePersonIsLeftInPeace(_ night: (time: String, wait: Int)) async throws {
        try await Waiting.open(at: night.time) { waiting in
            let outcome = try await waiting.ask()
            #expect(outcome == .again(after: .seconds(night.wait), isAttempt: false))
            #expect(try await waiting.push(1) == nil)
            waiting.clock.advance(Double(night.wait))
            #expect(waiting.clock.now == FixedClock.instant("2026-11-23 08:00"))
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(1) != nil)
        }
    }

    /// Asked shortly before the evening: ten minutes later it is night.
    @Test func theTenMinutesMayEndInTheNight() async throws {
        try await Waiting.open(at: "2026-11-22 21:55") { waiting in
            _ = try await waiting.ask()
            #expect(try await waiting.push(1) != nil)
            waiting.clock.set("2026-11-22 21:59")
            #expect(try await waiting.ask() == .again(after: .seconds(360), isAttempt: false))
            waiting.clock.set("2026-11-22 22:05")
            #expect(try await waiting.ask() == .again(after: .seconds(9 * 3600 + 55 * 60), isAttempt: false))
        }
    }

    @Test func whereNightsDoNotCountItIsAskedByNight() async throws {
        try await Waiting.open(at: "2026-11-22 03:00") { waiting in
            _ = try await waiting.ask(hours: .always)
            #expect(try await waiting.push(1) != nil)
        }
    }

    @Test func whoeverWasVerifiedMeanwhileIsNotAsked() async throws {
        try await Waiting.open(at: "2026-11-22 23:00") { waiting in
            _ = try await waiting.ask()
            try await waiting.clerk.logIn(.wang, of: waiting.enterprise)
            waiting.clock.set("2026-11-23 08:00")
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(1) == nil)
        }
    }

    @Test(arguments: [Account.State.wrongPassword, .locked])
    func aPersonCannotHelpAWrongPassword(_ state: Account.State) async throws {
        try await Waiting.open { waiting in
            try await waiting.store.mark(waiting.account, as: state)
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(1) == nil)
        }
    }

    @Test func whereNobodyIsBoundNobodyIsAsked() async throws {
        try await Waiting.open(phone: nil) { waiting in
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(1) == nil)
            // Bound later, the person is asked by the binding's own job.
            try await waiting.clerk.bind(waiting.account, to: "孙若曦")
            #expect(try await waiting.ask() == .completed)
            #expect(try await waiting.push(1)?.openid == waiting.openid)
        }
    }

    @Test func withoutATemplateNobodyIsAsked() async throws {
        try await Waiting.open { waiting in
            #expect(!waiting.verifications(template: nil).canPush && waiting.verifications().canPush)
            let outcome = try await waiting.ask(template: nil)
            #expect(outcome == .completed)
            #expect(try await waiting.push(1) == nil)
            #expect(try await waiting.store.verificationCall(for: waiting.account)?.askedAt == nil)
        }
    }
}
