import NIOHTTP1
import Testing

extension SystemTests {
    /// The forms of 电子税局账号 and of the phone's page need their token as all others do.
    struct AccountFormTokenTests {
        @Test func withoutTheTokenNothingHappens() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let account = try await demo.clerk.addAccount(.xinghe)
                let company = try await demo.clerk.path(of: .xinghe)
                let attempt = try await ForeignAccountTests.loginThatAsks(demo.clerk)
                let posts =
                    ["\(company)/accounts", "\(company)/default-accounts"] + AccountAddresses.posts(of: account)
                for address in posts + AccountAddresses.posts(ofLogin: attempt) {
                    for body in ["version=1", "token=\(String(repeating: "0", count: 64))&version=1"] {
                        let page = try await demo.clerk.visitor.post(address, body: body)
                        page.expectWords(403)
                        #expect(page.text.contains("页面已过期"), "\(address)")
                    }
                    let elsewhere = try await demo.clerk.visitor.post(
                        address, ["version": "1"], headers: ["sec-fetch-site": "cross-site"])
                    elsewhere.expectWords(403)
                }
                #expect(try await demo.clerk.visitor.get(attempt).text.contains("短信验证码"), "still asked")
                #expect(try await demo.clerk.visitor.get("\(company)/accounts").text.contains("138****0001"))
            }
        }

        @Test func thePhonesPageTakesNothingWithoutItEither() async throws {
            try await Demo.with { demo in
                let link = try await PushedLink.made(in: demo)
                let phone = Visitor(demo.site.console)
                // Who has seen no page of ours has no token.
                #expect(try await phone.post(link, body: "action=begin").status == 303)
                let page = try await phone.get(link)
                page.expectWords(200)
                try #require(page.formToken != nil)
                for body in ["action=begin&version=1", "action=begin&token=\(String(repeating: "0", count: 64))"] {
                    try await phone.post(link, body: body).expectWords(403)
                }
                #expect(try await phone.post(link, ["action": "begin"]).status == 303)
                #expect(phone.cookies.keys.allSatisfy { !$0.hasSuffix("steward_session") }, "nobody is signed in")
                for address in ["/", "/downloads", "/enterprises"] {
                    #expect(try await phone.get(address).location?.hasPrefix("/login") == true)
                }
            }
        }
    }
}

/// A link that was pushed because the bureau demands a code for an account's open session.
enum PushedLink {
    /// Its path. The account is bound to the phone of 刘洋.
    static func made(in demo: Demo) async throws -> String {
        try await demo.clerk.activate(demo.code)
        try await demo.clerk.setUp(.xinghe)
        let accounts = try await demo.clerk.visitor.get("\(try await demo.clerk.path(of: .xinghe))/accounts")
        let account = try accounts.first(/href="([^"]+)\/login"/)
        try await demo.clerk.bind(account, to: "刘洋")
        try await demo.site.world.control("sessions/verification", .POST, #"{"kind":"sms"}"#)
        _ = try await demo.clerk.download(.xinghe, .last(3))
        let push = try #require(try await demo.site.world.pushes(to: "刘洋").first)
        #expect(push.words["thing1"] == Company.xinghe.name && push.words["character_string2"] == "138****0001")
        let path = try #require(push.url.firstMatch(of: /\/verifications\/[0-9a-f]{64}$/)).0
        #expect(push.url == demo.site.console + path)
        return String(path)
    }
}
