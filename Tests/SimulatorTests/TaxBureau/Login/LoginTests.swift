import Foundation
import Testing

@testable import Simulator

struct LoginTests {
    @Test func mostBureausAskTheUnifiedForm() async throws {
        try await withSimulator { outside in
            for area in ["110000", "440300", "650000"] {
                let form = try await outside.get("/regions/\(area)/login-form")
                #expect(form["area"]?.text == area)
                let names = form["fields"]?.array.map { $0["name"]?.text }
                #expect(names == ["creditCode", "account", "password", "captcha"])
            }
            let unknown = try await outside.get("/regions/999999/login-form")
            #expect(unknown.status == 404 && unknown.problem == "not-found")
        }
    }

    @Test func personIsLoggedInAndOut() async throws {
        try await withSimulator { outside in
            let session = try await outside.logIn(.issuer)
            #expect(session.status == 201 && session["person"] == "陈思远" && session["rights"] == ["issue"])
            let token = try #require(session["token"]?.text)
            let current = try await outside.get("/sessions/current", token: token)
            #expect(current["role"] == "开票员" && current["token"] == nil)
            #expect(try await outside.send(.DELETE, "/sessions/current", token: token).status == 204)
            #expect(try await outside.get("/sessions/current", token: token).problem == "session-expired")
        }
    }

    @Test func captchaIsAPictureGoodForOneAnswer() async throws {
        try await withSimulator { outside in
            let captcha = try await outside.post("/captchas")
            let picture = try #require(Data(base64Encoded: captcha["image"]?.text ?? ""))
            #expect(captcha.status == 201 && picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            let shown = try await outside.captcha()
            #expect(shown.text.count == 4 && shown.text.allSatisfy(GlyphFont.alphabet.contains))
            let wrong = try await outside.logIn(captcha: (shown.id, "0000"))
            #expect(wrong.status == 422 && wrong.problem == "wrong-captcha")
            #expect(try await outside.logIn(captcha: shown).problem == "wrong-captcha")
            let next = try await outside.captcha()
            #expect(try await outside.logIn(captcha: (next.id, next.text.lowercased())).status == 201)
            #expect(try await outside.logIn(captcha: next).problem == "wrong-captcha")
        }
    }

    @Test func captchaExpires() async throws {
        try await withSimulator { outside in
            let shown = try await outside.captcha()
            outside.clock.advance(121)
            #expect(try await outside.logIn(captcha: shown).problem == "wrong-captcha")
        }
    }

    @Test func fifthWrongPasswordLocksForADay() async throws {
        try await withSimulator { outside in
            let wrong = Person.both.with(password: "guess")
            for left in [4, 3, 2, 1] {
                let answer = try await outside.logIn(wrong)
                #expect(answer.status == 401 && answer.problem == "wrong-password")
                #expect(answer["triesLeft"] == .int(left))
            }
            let locked = try await outside.logIn(wrong)
            #expect(locked.status == 423 && locked["until"] == .instant(Clock.start.addingTimeInterval(86_400)))
            #expect(try await outside.logIn(.both).problem == "locked")
            outside.clock.advance(86_401)
            #expect(try await outside.logIn(.both).status == 201)
        }
    }

    @Test(arguments: [
        Person(area: "440300", creditCode: Demo.xinghe, account: "13900000000", password: "Xinghe#2026"),
        Person(area: "440300", creditCode: Demo.chenghu, account: "13800000021", password: "Chenghu#2026"),
        Person(area: "440300", creditCode: "91110199MADEMA019G", account: "13800000001", password: "Xinghe#2026"),
    ])
    func strangersAreAnsweredLikeWrongPasswords(_ person: Person) async throws {
        try await withSimulator { outside in
            let answer = try await outside.logIn(person)
            #expect(answer.problem == "wrong-password" && answer["triesLeft"] == 4)
        }
    }

    @Test func formIsValidated() async throws {
        try await withSimulator { outside async throws in
            let noBureau = Person(area: "1", creditCode: Demo.xinghe, account: "a", password: "b")
            #expect(try await outside.logIn(noBureau).problem == "bad-request")
            let noCompany = Person(area: "440300", creditCode: "91440399MADEMA0190", account: "a", password: "b")
            #expect(try await outside.logIn(noCompany).problem == "bad-request")
            let noPassword = Person.both.with(password: "")
            #expect(try await outside.logIn(noPassword).problem == "bad-request")
            #expect(try await outside.post("/sessions", ["surprise": 1]).problem == "bad-request")
            #expect(try await outside.send(.POST, "/sessions", form: "area=1").problem == "bad-request")
        }
    }

    @Test func companyOfTheOtherSideIsTurnedAway() async throws {
        try await withSimulator { outside in
            try await outside.set(["otherSideCompanies": [.text(Demo.chenghu)]])
            let answer = try await outside.logIn(.chenghu)
            #expect(answer.status == 409 && answer.problem == "other-side")
        }
    }
}
