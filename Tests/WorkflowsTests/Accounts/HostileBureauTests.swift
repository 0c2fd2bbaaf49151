import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// A bureau that is silent, broken or somebody else: what was typed is asked again, and nothing is half-saved.
struct HostileBureauTests {
    /// Begins while the bureau still answers its form and picture, and breaks then.
    private static func broken(
        _ mode: String, _ credentials: Credentials = .wang,
        _ body: @escaping @Sendable (Clerk, LoginAttempt) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let form = try await office.accounts.form(for: enterprise)
            let picture = try await office.accounts.captcha()
            var fields = credentials.fields
            fields["captcha"] = try await office.world.captchaText(picture.id)
            try await office.world.set("{\"answerMode\":\"\(mode)\"}")
            let owner = LoginOwner.user(clerk.user.id)
            let id = try await office.desk.begin(
                LoginOrder(enterprise, known: nil, form: form, fields: fields, captchaID: picture.id), by: owner,
                named: "王敏", deeds: clerk.deeds)
            let login = Login(office: office, id: id, owner: owner)
            let attempt = try await login.answered()
            #expect(attempt.entry == form && attempt.picture == nil, "nor does it give a picture")
            #expect(attempt.typed == ["account": credentials.name])
            #expect(attempt.steps(.failed) == [.sent])
            #expect(try await office.store.accounts(of: enterprise.id) == [])
            try await body(clerk, attempt)
            try await office.world.set(#"{"answerMode":"normal"}"#)
            #expect(await office.desk.renewCaptcha(id, of: owner))
            #expect(try await login.attempt.picture != nil, "once it answers again")
        }
    }

    @Test func aPageOfHTMLIsABadAnswer() async throws {
        try await Self.broken("html") { _, attempt in
            guard case .badAnswer? = attempt.error else {
                Issue.record("\(attempt.phase)")
                return
            }
        }
    }

    @Test(arguments: ["cut", "stall"]) func halfAnAnswerOrNoneIsUnreachable(_ mode: String) async throws {
        try await Self.broken(mode) { _, attempt in
            guard case .unreachable? = attempt.error else {
                Issue.record("\(attempt.phase)")
                return
            }
        }
    }

    /// The bureau has said yes and then falls silent: nothing is known of the account's rights, so it is not saved.
    @Test func aSilenceAfterTheYesSavesNothing() async throws {
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": .session
            case "GET /sessions/current": .init(status: 502, type: "text/html", body: "<html/>")
            default: .form
            }
        }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let attempt = try await clerk.begin(Credentials.wang.fields, of: enterprise).answered()
            guard case .entry(_, _, .unreachable) = attempt.phase else {
                Issue.record("\(attempt.phase)")
                return
            }
            #expect(attempt.steps(.failed) == [.rights])
            #expect(try await office.store.accounts(of: enterprise.id) == [])
            await bureau.untilAsked("DELETE /sessions/current")
            #expect(bureau.lines.last == "DELETE /sessions/current", "what nobody keeps must not stay open")
        }
    }

    @Test func aSilenceAfterTheYesToACodeSavesNothingEither() async throws {
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": .code
            case "POST /challenges/c1": .session
            case "GET /sessions/current": .problem("session-expired", 401)
            default: .form
            }
        }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let login = try await clerk.begin(Credentials.wang.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            let attempt = try await login.reply(.code("123456"))
            #expect(attempt.entry != nil && attempt.error == .sessionExpired, "the first form is asked again")
            #expect(try await office.store.accounts(of: enterprise.id) == [])
            await bureau.untilAsked("DELETE /sessions/current")
            #expect(bureau.lines.last == "DELETE /sessions/current")
        }
    }

    /// Nobody is named on any page: an account without a name cannot be kept.
    @Test func aBureauThatNeverAsksForANameSavesNothing() async throws {
        let nameless = ScriptedBureau.Answer.form.body.replacing(#","identifies":true"#, with: "")
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": .session
            case "GET /sessions/current": .current
            default: .init(body: nameless)
            }
        }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let attempt = try await clerk.begin(Credentials.wang.fields, of: enterprise).answered()
            guard case .badAnswer? = attempt.error else {
                Issue.record("\(attempt.phase)")
                return
            }
            #expect(try await office.store.accounts(of: enterprise.id) == [])
        }
    }

    @Test func anErrorInTheMiddleLeavesTheChallenge() async throws {
        let answers = Answers([.problem("maintenance", 503), .problem("gone-fishing", 400), .session])
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": .code
            case "POST /challenges/c1": answers.next
            case "GET /sessions/current": .current
            default: .form
            }
        }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let login = try await clerk.begin(Credentials.wang.fields, of: enterprise)
            try await login.wait { $0.challenge != nil }
            for _ in 0..<2 {
                let attempt = try await login.reply(.code("123456"))
                #expect(attempt.challenge?.id == "c1" && attempt.error != nil)
            }
            let attempt = try await login.reply(.code("123456"))
            #expect(attempt.saved != nil && attempt.steps(.failed).isEmpty)
        }
    }
}
