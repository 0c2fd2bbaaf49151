import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Two tabs, two clicks, two answers that overtake each other: what the bureau said last stands.
struct LoginRaceTests {
    private static func challenged(
        _ bureau: ScriptedBureau, _ body: @escaping @Sendable (Clerk, Login) async throws -> Void
    ) async throws {
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let login = try await clerk.begin(
                Credentials.wang.fields, of: try await clerk.enterprise(DemoGroup.xinghe))
            try await login.wait { $0.challenge != nil }
            try await body(clerk, login)
        }
    }

    @Test func twoTabsAnswerOnce() async throws {
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": .code
            case "POST /challenges/c1": .session
            case "GET /sessions/current": .current
            default: .form
            }
        }
        try await Self.challenged(bureau) { clerk, login in
            let desk = clerk.office.desk
            async let first = desk.reply(.code("123456"), to: login.id, of: login.owner)
            async let second = desk.reply(.code("123456"), to: login.id, of: login.owner)
            #expect(try await [first, second].filter { $0 }.count == 1)
            try await login.wait { $0.saved != nil }
            #expect(bureau.lines.filter { $0 == "POST /challenges/c1" }.count == 1)
        }
    }

    /// A page that asks for the account's name is compared with the company's accounts first, which takes a moment.
    @Test func twoTabsAnswerAPageOnce() async throws {
        let page = ScriptedBureau.Answer(
            status: 202,
            body: ScriptedBureau.Answer.form.body.replacing(
                "{\"fields\"", with: #"{"id":"c1","kind":"form","expiresAt":"2026-11-22T06:00:00Z","fields""#))
        let company = ScriptedBureau.Answer(
            body: #"{"fields":[{"name":"companyPassword","label":"企业密码","type":"password","required":true}]}"#)
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": page
            case "POST /challenges/c1": .session
            case "GET /sessions/current": .current
            default: company
            }
        }
        try await Self.challenged(bureau) { clerk, login in
            let desk = clerk.office.desk
            let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await desk.reply(
                            .fields(Credentials.wang.fields, captchaID: ""), to: login.id, of: login.owner)
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(taken == 1)
            try await login.wait { !$0.isUnderWay }
            #expect(bureau.lines.filter { $0 == "POST /challenges/c1" }.count == 1)
        }
    }

    /// 重新发送 and, before it is answered, the code that came at last.
    @Test func aNewCodeThatComesLateDoesNotUndoTheLogin() async throws {
        let barrier = Barrier()
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": return .code
            case "POST /challenges/c1": return .session
            case "POST /challenges/c1/resends":
                await barrier.pass()
                return .freshCode
            case "GET /sessions/current": return .current
            default: return .form
            }
        }
        try await Self.challenged(bureau) { clerk, login in
            let desk = clerk.office.desk
            async let resent = desk.resend(login.id, of: login.owner)
            await bureau.untilAsked("POST /challenges/c1/resends")
            #expect(try await login.reply(.code("123456")).saved != nil)
            barrier.open()
            _ = await resent
            let attempt = try await login.attempt
            #expect(attempt.saved != nil, "stays \(attempt.phase)")
        }
    }

    @Test func aPictureThatComesLateDoesNotUndoTheLogin() async throws {
        let barrier = Barrier()
        let page = ScriptedBureau.Answer(
            status: 202,
            body: #"""
                {"id":"c1","kind":"form","title":"","expiresAt":"2026-11-22T06:00:00Z",
                "fields":[{"name":"captcha","label":"验证码","type":"captcha","required":true}]}
                """#)
        let pictures = Answers([.picture, .picture])
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": return page
            case "POST /challenges/c1": return .session
            case "POST /captchas":
                if pictures.isLast { await barrier.pass() }
                return pictures.next
            case "GET /sessions/current": return .current
            default: return .form
            }
        }
        try await Self.challenged(bureau) { clerk, login in
            let desk = clerk.office.desk
            async let renewed = desk.renewCaptcha(login.id, of: login.owner)
            await bureau.untilAsked("POST /captchas", times: 2)
            #expect(try await login.reply(.fields(["captcha": "A2BC"], captchaID: "p1")).saved != nil)
            barrier.open()
            _ = await renewed
            let attempt = try await login.attempt
            #expect(attempt.saved != nil, "stays \(attempt.phase)")
        }
    }
}
