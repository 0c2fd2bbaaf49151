import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// What is asked again after the bureau's no, and what is known of the account since.
struct LoginRefusalTests {
    private static func open(_ body: @escaping @Sendable (Clerk) async throws -> Void) async throws {
        try await Office.open { office in
            try await body(try await Clerk(in: office, with: try DemoGroup.ofFourRegions))
        }
    }

    @Test func aMisreadPictureOfTheFirstPageKeepsWhatWasTyped() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.yongjiang)
            let login = try await clerk.begin(Credentials.shen.fields, of: enterprise, captcha: "????")
            let attempt = try await login.answered()
            #expect(attempt.error == .wrongCaptcha && attempt.entry?.hasCaptcha == true)
            #expect(attempt.steps(.failed) == [.captcha])
            #expect(attempt.typed == ["account": Credentials.shen.name, "companyUser": "yongjiang", "idType": "居民身份证"])
            let picture = try #require(attempt.picture)
            #expect(try await clerk.office.world.captchaText(picture.id).count == 4, "a fresh one")
            #expect(try await clerk.office.store.accounts(of: enterprise.id) == [])
        }
    }

    @Test func aMisreadPictureOfALaterPageIsAskedAgainAlone() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.chenghu)
            let login = try await clerk.begin(Credentials.xu.fields, of: enterprise)
            let first = try #require(try await login.answered().picture)
            let again = try await login.fill(.xu, captcha: "????")
            #expect(again.error == .wrongCaptcha && again.page != nil && again.typed["account"] == Credentials.xu.name)
            let second = try #require(again.picture)
            #expect(second.id != first.id)
            #expect(await clerk.office.desk.renewCaptcha(login.id, of: login.owner))
            let third = try await login.attempt
            #expect(third.picture?.id != second.id && third.error == nil)
            #expect(try await login.fill(.xu).saved != nil, "nothing else had to be typed again")
        }
    }

    @Test func aWrongPasswordMarksTheAccountAndIsNeverSentByAMachine() async throws {
        try await Self.open { clerk in
            let office = clerk.office
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            let known = try #require(try await office.store.accounts(of: enterprise.id).first)
            let login = try await clerk.begin(
                Credentials.wang.mistyped.fields, of: enterprise, known: known, version: known.version)
            let attempt = try await login.answered()
            #expect(attempt.error == .wrongPassword(triesLeft: 4) && attempt.steps(.failed) == [.password])
            #expect(attempt.typed == ["account": Credentials.wang.name], "no password is shown again")
            #expect(try await clerk.account(known.id).state == .usable, "what is kept still works")
            try await office.store.mark(known.id, as: .verificationRequired)
            let second = try await clerk.begin(
                Credentials.wang.mistyped.fields, of: enterprise, known: known, version: known.version)
            #expect(try await second.answered().error == .wrongPassword(triesLeft: 3))
            let marked = try await clerk.account(known.id)
            #expect(marked.state == .wrongPassword && marked.triesLeft == 3)
            #expect(try await !office.accounts.hasCredentials(for: marked))
            let sent = try await office.world.openSessions
            // Neither by one click, however old the page is that it came from.
            for seen in [marked, known] {
                await #expect(throws: LoginRefusal.wrongPassword) {
                    try await clerk.begin([:], of: enterprise, known: seen, stored: true)
                }
            }
            #expect(try await office.world.openSessions == sent)
            #expect(try await clerk.account(known.id).triesLeft == 3)

            let asked = try await office.world.requests
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.trouble == .verificationRequired }
            }
            try await office.store.remind(known.id, at: office.clock.now)
            try await office.whileSending { try await office.until { try await office.store.nextJobAt() == nil } }
            #expect(try await office.world.requests == asked, "nothing went to the bureau")
        }
    }

    @Test func aLockSaysUntilWhen() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let id = try await clerk.logIn(.wang, of: enterprise)
            for left in [4, 3, 2, 1] {
                await #expect(throws: BureauError.wrongPassword(triesLeft: left)) {
                    try await clerk.logIn(Credentials.wang.mistyped, of: enterprise)
                }
            }
            let known = try await clerk.account(id)
            let login = try await clerk.begin(Credentials.wang.mistyped.fields, of: enterprise, known: known)
            let attempt = try await login.answered()
            guard case .over(.locked(let end)) = attempt.phase else {
                Issue.record("\(attempt.phase)")
                return
            }
            let locked = try await clerk.account(id)
            #expect(locked.state == .locked && locked.lockedUntil == end && locked.triesLeft == nil)
            #expect(end > clerk.office.clock.now.addingTimeInterval(86_000))
            #expect(await !clerk.office.desk.renewCaptcha(login.id, of: login.owner), "there is nothing to do")
        }
    }

    /// 上海 asks for the company's password first: it counts down by itself, and marks no account that is not known.
    @Test func aWrongPasswordOfTheCompanyIsOneToo() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.yunzhan)
            var wrong = Credentials.zhou.fields
            wrong["companyPassword"] = "x"
            let attempt = try await clerk.begin(wrong, of: enterprise).answered()
            #expect(attempt.error == .wrongPassword(triesLeft: 4) && attempt.entry != nil)
            #expect(try await clerk.office.store.accounts(of: enterprise.id) == [])
            #expect(try await clerk.logIn(.zhou, of: enterprise).rawValue > 0)
        }
    }

    /// Its second page stays open at the bureau: the person's password alone is typed again.
    @Test func aWrongPasswordOfALaterPageIsAskedAgainAlone() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.yunzhan)
            let login = try await clerk.begin(Credentials.zhou.fields, of: enterprise)
            let page = try #require(try await login.answered().challenge)
            for left in [4, 3] {
                let again = try await login.fill(Credentials.zhou.mistyped)
                #expect(again.error == .wrongPassword(triesLeft: left) && again.challenge == page)
                #expect(again.steps(.running) == [.password] && again.typed["account"] == Credentials.zhou.name)
            }
            #expect(try await login.fill(.zhou).saved != nil, "the company's password was right")
        }
    }

    /// What is kept is sent for it once; wrong, it is typed.
    @Test func aKeptPasswordOfALaterPageThatIsWrongIsTyped() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.yunzhan)
            let id = try await clerk.logIn(.zhou, of: enterprise)
            try await Self.keep("wrong", for: id, in: clerk.office)
            let known = try await clerk.account(id)
            let login = try await clerk.begin([:], of: enterprise, known: known, stored: true)
            let attempt = try await login.answered()
            #expect(attempt.error == .wrongPassword(triesLeft: 4) && attempt.page?.naming == "account")
            #expect(try await clerk.account(id).state == .wrongPassword)
            #expect(try await login.fill(.zhou).saved == id)
            #expect(try await clerk.office.secrets.credentials(of: id)["password"] == Credentials.zhou.password)
        }
    }

    /// 江苏's picture comes after its password, which cannot be typed beside it.
    @Test func aWrongPasswordOfAnEarlierPageBeginsAnew() async throws {
        let picture = ScriptedBureau.Answer(
            status: 202,
            body: #"""
                {"id":"c1","kind":"form","expiresAt":"2026-11-22T06:00:00Z",
                "fields":[{"name":"captcha","label":"验证码","type":"captcha","required":true}]}
                """#)
        let bureau = ScriptedBureau { line in
            switch line {
            case "POST /sessions": picture
            case "POST /captchas": .picture
            case "POST /challenges/c1":
                .init(
                    status: 401, type: "application/problem+json",
                    body: #"{"type":"wrong-password","title":"","status":401,"triesLeft":4}"#)
            default: .form
            }
        }
        try await bureau.run { office in
            let clerk = try await Clerk(in: office)
            let login = try await clerk.begin(
                Credentials.wang.fields, of: try await clerk.enterprise(DemoGroup.xinghe))
            try await login.wait { $0.page != nil }
            let attempt = try await login.reply(.fields(["captcha": "A2BC"], captchaID: "p1"))
            #expect(attempt.error == .wrongPassword(triesLeft: 4) && attempt.entry != nil)
        }
    }

    /// Another password than the one that was typed is what lies there.
    private static func keep(_ password: String, for id: Account.ID, in office: Office) async throws {
        let secrets = office.secrets
        var kept = try await secrets.credentials(of: id)
        kept["password"] = password
        let (values, account) = (kept, try #require(try await office.store.account(id)))
        let token = try #require(try await office.accounts.session(of: id)?.token)
        _ = try await office.store.save(
            VerifiedAccount(
                enterprise: account.enterprise, loginName: account.loginName, person: account.person,
                role: account.role, rights: account.rights), at: office.clock.now
        ) { id, shelf in try secrets.seal(credentials: values, token: token, of: id, on: shelf) }
    }

    @Test func everyNoIsALineInTheLogWithoutASecret() async throws {
        try await Self.open { clerk in
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            for wrong in [("????", Credentials.wang), (nil, Credentials.wang.mistyped)] {
                await #expect(throws: BureauError.self) {
                    try await clerk.logIn(wrong.1, of: enterprise, captcha: wrong.0)
                }
            }
            let deeds = try await clerk.office.store.audit(AuditFilter(), before: nil, limit: 2).map(\.deed)
            #expect(deeds.map(\.action) == [.accountRefused, .accountRefused])
            #expect(deeds[0].subject.contains("密码错误，还可尝试 4 次") && deeds[1].subject.contains("图片验证码错误"))
            #expect(!deeds.contains { $0.subject.contains(Credentials.wang.password) })
        }
    }
}
