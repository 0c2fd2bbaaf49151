import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// What is pushed fits the platform and its link dies when it should.
struct VerificationLinkTests {
    private static func pushed(_ waiting: Waiting) async throws -> ReadPush {
        #expect(try await waiting.ask() == .completed)
        var newest: ReadPush?
        for number in Int64(1)... {
            guard let push = try await waiting.push(number) else { break }
            newest = push
        }
        return try #require(newest)
    }

    private static func isAlive(_ push: ReadPush, _ waiting: Waiting) async throws -> Bool {
        let link = try #require(try await waiting.verification(of: push))
        return link.endedAt == nil && link.expiresAt > waiting.clock.now
    }

    /// A `thing` has at most 20 characters, a `character_string` at most 32 of printable ASCII.
    @Test func aLongNameFitsThePlatform() async throws {
        let name = "苏州工业园区澄湖精密机械制造股份有限公司唯亭分公司"
        let company = EnterpriseEntry(
            taxNumber: try TaxNumber(DemoGroup.xinghe), name: name, area: try #require(Area(code: "440300")))
        try await Waiting.open(companies: [company]) { waiting in
            for month in 1...10 {
                let days = (String(format: "2026-%02d-01", month), String(format: "2026-%02d-02", month))
                _ = try await waiting.store.begin(
                    DownloadRequest(try Errand.query(.received, days.0, days.1)), of: waiting.enterprise.id,
                    by: waiting.account,
                    for: nil, at: waiting.clock.now)
            }
            let content = try await Self.pushed(waiting).content
            #expect(content.keys.sorted() == ["character_string2", "thing1", "thing3"])
            #expect(content["thing1"] == String(name.prefix(20)) && content["thing3"] == "税局要求验证，10 个下载在等待")
            #expect(content["character_string2"] == "138****0001")
            for (keyword, text) in content {
                let limit = keyword.hasPrefix("thing") ? 20 : 32
                #expect(!text.isEmpty && text.count <= limit, "\(keyword): \(text)")
            }
        }
    }

    @Test func withoutDownloadsItSaysSo() async throws {
        try await Waiting.open { waiting in
            let push = try await Self.pushed(waiting)
            #expect(push.content["thing3"] == "税局要求验证后才能继续")
        }
    }

    /// The whole way: the job, the platform's own rules, the phone.
    @Test func itReachesThePhone() async throws {
        try await Office.open(Office.Plan(asks: .always)) { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let id = try await clerk.logIn(.wang, of: enterprise)
            try await clerk.bind(id, to: "孙若曦")
            let session = try #require(try await office.accounts.session(of: id))
            #expect(try await office.accounts.ended(session, at: office.clock.now))
            let openid = try #require(try await office.store.binding(of: id)?.openid)
            try await office.whileSending {
                try await office.until { try await office.store.newestPush(to: openid)?.result == "success" }
            }
            let notice = try #require(try await office.phone("孙若曦").inbox.first)
            #expect(notice["title"] as? String == "税局验证提醒")
            #expect((notice["url"] as? String)?.hasPrefix("https://steward.example.com/verifications/") == true)
        }
    }

    @Test func aLinkLivesForTwoHours() async throws {
        try await Waiting.open { waiting in
            let push = try await Self.pushed(waiting)
            waiting.clock.advance(7_199)
            #expect(try await Self.isAlive(push, waiting))
            waiting.clock.advance(1)
            #expect(try await !Self.isAlive(push, waiting))
        }
    }

    @Test func aNewMessageEndsTheFormersLink() async throws {
        try await Waiting.open { waiting in
            let first = try await Self.pushed(waiting)
            waiting.clock.advance(601)
            let second = try await Self.pushed(waiting)
            #expect(first.url != second.url)
            #expect(try await [Self.isAlive(first, waiting), Self.isAlive(second, waiting)] == [false, true])
        }
    }

    @Test(arguments: ["unbound", "unsubscribed", "bound to another", "logged in", "removed"])
    func aLinkDiesWith(_ end: String) async throws {
        try await Waiting.open { waiting in
            let push = try await Self.pushed(waiting)
            let (clerk, store) = (waiting.clerk, waiting.store)
            #expect(try await Self.isAlive(push, waiting))
            switch end {
            case "unbound":
                _ = try await store.unbindAccount(
                    waiting.account, recording: clerk.deeds(.weChatUnbound, ""), at: waiting.clock.now)
            case "unsubscribed": try await clerk.office.phone("孙若曦").unsubscribe()
            case "bound to another": try await clerk.bind(waiting.account, to: "钱一诺")
            case "logged in": try await clerk.logIn(.wang, of: waiting.enterprise)
            default:
                let account = try await clerk.account(waiting.account)
                try await clerk.office.accounts.remove(
                    account, version: account.version, recording: clerk.deeds(.accountRemoved, ""),
                    at: waiting.clock.now)
            }
            #expect(try await !Self.isAlive(push, waiting))
        }
    }

    @Test(arguments: ["", "x", "0000", "../verifications"]) func whatWasNeverALinkIsNone(_ token: String) async throws {
        try await Waiting.open { waiting in
            _ = try await Self.pushed(waiting)
            #expect(try await waiting.verifications().verification(link: token) == nil)
        }
    }
}
