import Foundation
import Testing

@testable import Simulator

/// The second pages of 上海 and 江苏, and the tries that count there.
struct FormPageTests {
    @Test func pictureAfterThePasswordCanBeReadAgain() async throws {
        try await withSimulator { outside in
            let page = try await outside.logIn(.chenghu)
            #expect(page.status == 202 && page["title"] == "图形验证码")
            #expect(page["fields"]?.array.map { $0["type"]?.text } == ["captcha"])
            let burnt = try await outside.captcha()
            let wrong = try await outside.answer(page, Self.picture(burnt.id, "0000"))
            #expect(wrong.status == 422 && wrong.problem == "wrong-captcha")
            #expect(try await outside.answer(page, Self.picture(burnt.id, burnt.text)).problem == "wrong-captcha")
            let next = try await outside.captcha()
            #expect(try await outside.answer(page, Self.picture(next.id, next.text)).status == 201)
        }
    }

    @Test func personsWrongPasswordLeavesThePage() async throws {
        try await withSimulator { outside in
            let page = try await outside.logIn(.yunzhan)
            let wrong = try await outside.answer(page, Self.person("guess"))
            #expect(wrong.status == 401 && wrong.problem == "wrong-password" && wrong["triesLeft"] == 4)
            #expect(try await outside.answer(page, Self.person(Person.yunzhan.password)).status == 201)
        }
    }

    @Test func companysWrongPasswordCountsForTheCompanyAlone() async throws {
        try await withSimulator { outside in
            let guess = Person.yunzhan.with("companyPassword", "guess")
            let page = try await outside.logIn(.yunzhan)
            for left in [4, 3, 2, 1] {
                let answer = try await outside.logIn(guess)
                #expect(answer.status == 401 && answer["triesLeft"] == .int(left))
            }
            #expect(try await outside.logIn(guess).problem == "locked")
            #expect(try await outside.logIn(.yunzhan).status == 423)
            #expect(try await outside.answer(page, Self.person("guess"))["triesLeft"] == 4)
            #expect(try await outside.answer(page, Self.person(Person.yunzhan.password)).status == 201)
            outside.clock.advance(86_401)
            #expect(try await outside.logIn(.yunzhan).status == 202)
        }
    }

    @Test(arguments: [Person.yunzhan, .chenghu, .yongjiang])
    func fifthWrongPasswordLocksAnywhere(_ person: Person) async throws {
        try await withSimulator { outside in
            for _ in 0..<4 { #expect(try await outside.fillIn(person.with(password: "guess")).status == 401) }
            let locked = try await outside.fillIn(person.with(password: "guess"))
            #expect(locked.status == 423 && locked["until"] == .instant(Clock.start.addingTimeInterval(86_400)))
            #expect(try await outside.fillIn(person).problem == "locked")
        }
    }

    @Test func ningbosCompanyUserIsPartOfThePassword() async throws {
        try await withSimulator { outside in
            let answer = try await outside.logIn(Person.yongjiang.with("companyUser", "somebody"))
            #expect(answer.problem == "wrong-password" && answer["triesLeft"] == 4)
        }
    }

    @Test func captchaIsCheckedBeforeTheLockAndTheLockBeforeTheSide() async throws {
        try await withSimulator { outside in
            try await outside.set(["otherSideCompanies": [.text(Demo.yunzhan)]])
            #expect(try await outside.logIn(.yunzhan, captcha: ("none", "2345")).problem == "wrong-captcha")
            #expect(try await outside.logIn(Person.yunzhan.with("companyPassword", "guess")).problem == "other-side")
            try await outside.set(["otherSideCompanies": []])
            for _ in 0..<5 { _ = try await outside.logIn(Person.yunzhan.with("companyPassword", "guess")) }
            try await outside.set(["otherSideCompanies": [.text(Demo.yunzhan)]])
            #expect(try await outside.logIn(.yunzhan).problem == "locked")
            #expect(try await outside.logIn(.yunzhan, captcha: ("none", "2345")).problem == "wrong-captcha")
        }
    }

    private static func picture(_ id: String, _ text: String) -> JSONValue {
        ["captchaId": .text(id), "fields": ["captcha": .text(text)]]
    }

    private static func person(_ password: String) -> JSONValue {
        ["fields": ["account": .text(Person.yunzhan.account), "password": .text(password)]]
    }
}
