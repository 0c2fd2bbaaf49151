import Foundation
import Testing

@testable import Simulator

/// Fixtures/gateway is what Gateways are written and tested against: it must be what the simulator answers.
struct RecordedAnswerTests {
    @Test func everyRecordedAnswerHasTheLiveShape() async throws {
        try await withSimulator { outside in
            let live = try await outside.answers()
            let folder = Demo.fixtures.appending(path: "gateway")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            let names = files.filter { $0.hasSuffix(".json") }
            #expect(Set(names) == Set(live.keys))
            for name in names {
                let recorded = try #require(JSONValue.read(Data(contentsOf: folder.appending(path: name))))
                #expect(recorded.shape == live[name]?.shape, "\(name)")
                #expect(recorded["kind"] == live[name]?["kind"])
                #expect(recorded["type"] == live[name]?["type"] && recorded["status"] == live[name]?["status"])
            }
        }
    }
}

extension JSONValue {
    /// Names and types of all members; `null` and text are one, for a part of a number may be absent.
    var shape: Set<String> {
        switch self {
        case .null, .text: ["text"]
        case .bool: ["bool"]
        case .int, .double: ["number"]
        case .array(let values): Set(values.flatMap { $0.shape.map { "[]\($0)" } })
        case .object(let members): Set(members.flatMap { name, value in value.shape.map { "\(name).\($0)" } })
        }
    }
}

extension Outside {
    /// A live answer for each recorded one.
    fileprivate func answers() async throws -> [String: JSONValue] {
        let month = filter("received", "2026-10-01", "2026-10-31")
        let day = filter("received", "2026-10-12", "2026-10-12")
        var answers: [String: Answer] = [:]
        answers["login-form.json"] = try await get("/regions/440300/login-form")
        answers["login-form-ningbo.json"] = try await get("/regions/330200/login-form")
        answers["captcha.json"] = try await post("/captchas")
        let session = try await logIn()
        let token = try #require(session["token"]?.text)
        answers["session.json"] = session
        answers["session-current.json"] = try await get("/sessions/current", token: token)
        answers["count.json"] = try await count(month, token)
        answers["page.json"] = try await page(day, token)
        answers.merge(try await steps()) { $1 }
        answers.merge(try await refusals(month, day, token)) { $1 }
        return answers.mapValues(\.json)
    }

    private func steps() async throws -> [String: Answer] {
        let (sms, app) = (try await logIn(.texting), try await logIn(.scanning))
        var problems = [try await answer(sms, ["code": .text(try await wrongCode())]), try await answer(app)]
        _ = try await tap("decline", app)
        problems += [try await answer(app), try await answer(app)]
        let all = Dictionary(
            problems.map { ("problem-\($0.problem ?? "none").json", $0) }, uniquingKeysWith: { $1 })
        return all.merging([
            "challenge-form.json": try await logIn(.yunzhan), "challenge-sms.json": sms, "challenge-app.json": app,
            "challenge-role.json": try await logIn(.manyRoles),
        ]) { $1 }
    }

    private func refusals(_ month: JSONValue, _ day: JSONValue, _ token: String) async throws -> [String: Answer] {
        var problems = [
            try await page(month, token), try await page(filter("issued", "2026-09-30", "2026-10-01"), token),
            try await page(day, token, size: 101), try await get("/invoices/0/files/xml", token: token),
            try await logIn(captcha: ("none", "2345")),
        ]
        for _ in 0..<4 { _ = try await logIn(Person.issuer.with(password: "guess")) }
        problems.append(try await logIn(Person.issuer.with(password: "guess")))
        problems.append(try await logIn(Person.receiver.with(password: "guess")))
        problems.append(try await count(filter("issued", "2026-10-01", "2026-10-01"), self.token(.receiver)))
        try await set(["otherSideCompanies": [.text(Demo.chenghu)], "requestsPerSecond": 1])
        problems.append(try await logIn(.chenghu))
        let slow = try await self.token()
        _ = try await count(day, slow)
        problems.append(try await count(day, slow))
        _ = try await post("/control/sessions/verification")
        problems.append(try await count(day, slow))
        problems.append(try await count(day, "none"))
        try await set(["maintenanceUntil": .instant(Clock.start.addingTimeInterval(60))])
        problems.append(try await post("/captchas"))
        return Dictionary(problems.map { ("problem-\($0.problem ?? "none").json", $0) }, uniquingKeysWith: { $1 })
    }
}
