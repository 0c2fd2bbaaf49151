import Foundation
import Testing

@testable import Simulator

struct FormStrictnessTests {
    @Test(arguments: [
        Person.yongjiang.with("companyUser", String(repeating: "a", count: 33)),
        Person.yongjiang.with("companyUser", ""), Person.yongjiang.with("idType", "驾驶证"),
        Person.yongjiang.with("surprise", "1"), Person.both.with("companyPassword", "1"),
        Person(
            area: "330200", creditCode: Demo.yongjiang, account: "3302 03", password: "Yongjiang#2026",
            others: Person.yongjiang.others),
        Person(
            area: "330200", creditCode: Demo.yongjiang, account: "330203199001011234", password: "Yongjiang#2026",
            others: ["companyUser": "yongjiang"]),
        // The second page's fields on the first page.
        Person.yunzhan.with("account", "13800000011"),
    ])
    func whatTheFormDoesNotTakeIsRefused(_ person: Person) async throws {
        try await withSimulator { outside in
            let shown = try await outside.captcha()
            let answer = try await outside.logIn(person, captcha: shown)
            #expect(answer.status == 400 && answer.problem == "bad-request")
            #expect(try await outside.logIn(.both, captcha: shown).status == 201, "nothing was used up")
        }
    }

    @Test func captchaIDBelongsToACaptcha() async throws {
        try await withSimulator { outside in
            let shown = try await outside.captcha()
            var body: [String: JSONValue] = [
                "area": "440300", "creditCode": .text(Demo.xinghe),
                "fields": [
                    "account": "13800000001", "password": "Xinghe#2026", "captcha": .text(shown.text),
                ],
            ]
            #expect(try await outside.post("/sessions", .object(body)).problem == "bad-request")
            body["captchaId"] = .text(shown.id)
            #expect(try await outside.post("/sessions", .object(body)).status == 201)
            body["area"] = "320000"
            body["creditCode"] = .text(Demo.chenghu)
            body["fields"] = ["account": "13800000021", "password": "Chenghu#2026"]
            #expect(try await outside.post("/sessions", .object(body)).problem == "bad-request")
            body["captchaId"] = nil
            #expect(try await outside.post("/sessions", .object(body)).status == 202)
        }
    }

    @Test(
        arguments: [
            ["code": "123456"], ["role": "办税员"], [:], ["fields": ["account": "13800000011"]],
            ["fields": ["account": "13800000011", "password": "Yunzhan#2026", "captcha": "1234"]],
            ["captchaId": "x", "fields": ["account": "13800000011", "password": "Yunzhan#2026"]],
        ] as [JSONValue])
    func secondPageIsAsStrict(_ body: JSONValue) async throws {
        try await withSimulator { outside in
            let page = try await outside.logIn(.yunzhan)
            let answer = try await outside.answer(page, body)
            #expect(answer.status == 400 && answer.problem == "bad-request")
            #expect(try await outside.look(page).json == page.json)
        }
    }
}
