import Domain
import Foundation
import Testing

@testable import Simulator

struct RegionTests {
    @Test(arguments: [
        ("310000", ["creditCode", "companyPassword", "captcha"]),
        ("320000", ["creditCode", "account", "password"]),
        ("330200", ["creditCode", "companyUser", "idType", "account", "password", "captcha"]),
    ])
    func someBureausAskDifferently(_ area: String, _ names: [String]) async throws {
        try await withSimulator { outside in
            let form = try await outside.get("/regions/\(area)/login-form")
            #expect(form.status == 200 && form["fields"]?.array.map { $0["name"]?.text } == names)
        }
    }

    @Test func ningbosFieldsSayWhatTheyTake() async throws {
        try await withSimulator { outside in
            let fields = try #require(try await outside.get("/regions/330200/login-form")["fields"]).array
            #expect(fields[1]["maxLength"] == 32 && fields[1]["label"] == "企业用户名" && fields[1]["options"] == nil)
            #expect(fields[2]["type"] == "select" && fields[2]["options"] == ["居民身份证", "护照", "港澳居民来往内地通行证"])
            #expect(fields[3]["identifies"] == true && fields[3]["label"] == "证件号码/手机号码")
            #expect(fields[3]["pattern"]?.text?.isEmpty == false && fields[4]["identifies"] == nil)
        }
    }

    @Test func everyFormCanBeFilledIn() throws {
        for area in Area.all where area.code != "540000" {
            let pages = try #require(LoginForm.of(area)).pages
            let fields = pages.flatMap(\.fields)
            #expect(pages.first?.fields.first?.kind == .taxNumber && pages.allSatisfy { !$0.typed.isEmpty })
            #expect(fields.count { $0.identifies } == 1 && Set(fields.map(\.name)).count == fields.count)
            #expect(fields.allSatisfy { ($0.kind == .select) == !$0.options.isEmpty })
            for pattern in fields.compactMap(\.pattern) { _ = try Regex(pattern) }
        }
    }

    @Test(arguments: [
        (Person.yunzhan, "周雨桐"), (Person.chenghu, "徐文博"), (Person.yongjiang, "沈知夏"), (Person.both, "王敏"),
    ])
    func everyRegionLeadsToASession(_ person: Person, _ name: String) async throws {
        try await withSimulator { outside in
            let session = try await outside.fillIn(person)
            #expect(session.status == 201 && session["person"] == .text(name))
            let token = try #require(session["token"]?.text)
            let answer = try await outside.count(filter("issued", "2026-09-01", "2026-09-30"), token)
            #expect(answer.status == 200 && (answer["count"]?.int ?? 0) > 0)
        }
    }

    @Test func shanghaiAsksForThePersonAfterTheCompany() async throws {
        try await withSimulator { outside in
            let page = try await outside.logIn(.yunzhan)
            #expect(page.status == 202 && page["kind"] == "form" && page["title"] == "个人登录")
            #expect(page["fields"]?.array.map { $0["name"]?.text } == ["account", "password"])
            #expect(page["fields"]?.array.first?["identifies"] == true)
            #expect(page["expiresAt"] == .instant(Clock.start.addingTimeInterval(300)))
        }
    }

    @Test func tibetHasNoLogin() async throws {
        try await withSimulator { outside in
            let form = try await outside.get("/regions/540000/login-form")
            #expect(form.status == 404 && form.problem == "not-found")
            let person = Person(area: "540000", creditCode: Demo.xinghe, account: "13800000001", password: "x")
            #expect(try await outside.logIn(person).problem == "bad-request")
        }
    }
}
