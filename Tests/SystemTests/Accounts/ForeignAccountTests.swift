import Foundation
import Testing

extension SystemTests {
    /// Accounts and logins of others are not there, and that somebody tried is written down.
    struct ForeignAccountTests {
        @Test func anAccountOfAnotherCompanyIsNotThereAtAnyAddress() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let account = try await demo.clerk.addAccount(.xinghe)
                let id = try #require(account.split(separator: "/").last)
                let stranger = try await Self.stranger(at: demo)
                let own = try await stranger.visitor.get("/enterprises").first(
                    /<a class="name" href="(\/enterprises\/\d+)">/)
                var tried: [String] = []
                // By the company's own address, and by the address of a company that the stranger has.
                for path in [account, "\(own)/accounts/\(id)"] {
                    for address in AccountAddresses.gets(of: path) {
                        try await stranger.visitor.get(address).expectWords(404)
                        tried.append("GET \(address)")
                    }
                    for address in AccountAddresses.posts(of: path) {
                        try await stranger.visitor.post(address, ["version": "1", "action": "login"]).expectWords(404)
                        tried.append("POST \(address)")
                    }
                }
                // Each is a line of its own, until it is clear what this is: then no more, so that none are swept away.
                let log = try await demo.clerk.visitor.get("/audit.csv").text.split(separator: "\r\n")
                let refusals = log.filter { $0.contains("越权访问") && $0.contains("陈思远") }
                #expect(refusals.count == 5)
                for address in tried.prefix(5) {
                    #expect(refusals.count { $0.contains("\"\(address)\"") } == 1, "\(address)")
                }
                let page = try await demo.clerk.visitor.get("/audit?q=\("陈思远".urlEncoded)")
                #expect(page.text.contains("越权访问") && page.text.contains(tried[0]))
                // Nor can it be made a default, or used for a download.
                _ = try await stranger.addAccount(.chenghu)
                let choice = try await stranger.visitor.post(
                    "\(own)/default-accounts", ["issue": String(id), "receive": String(id)])
                choice.expectWords(422)
                #expect(choice.text.contains("所选账号不属于这家企业，请重新选择。"))
                let download = try await stranger.visitor.post(
                    "/downloads",
                    [
                        "enterprise": String(try #require(own.split(separator: "/").last)), "direction": "received",
                        "from": Period.last(2).from, "to": Period.last(2).to, "account": String(id),
                    ])
                download.expectWords(422)
                #expect(download.text.contains("所选账号不属于这家企业"))
                #expect(!choice.text.contains("138****0001") && !download.text.contains("138****0001"))
            }
        }

        @Test func anothersLoginIsNotThere() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let colleague = try await demo.clerk("陈思远")
                try await colleague.activate(try await demo.issuedCode())
                let attempt = try await Self.loginThatAsks(demo.clerk)
                for address in AccountAddresses.gets(ofLogin: attempt) {
                    let page = try await colleague.visitor.get(address)
                    page.expectWords(404)
                    #expect(page.text.contains("这次登录已结束"))
                }
                let code = try await demo.site.world.code(sentTo: Company.xingheBySMS.account)
                for address in AccountAddresses.posts(ofLogin: attempt) {
                    try await colleague.visitor.post(address, ["action": "reply", "code": code]).expectWords(404)
                }
                // It goes on as if nobody had tried.
                _ = try await demo.clerk.visitor.post(attempt, ["action": "reply", "code": code])
                #expect(try await demo.clerk.settled(attempt).status == 303)
            }
        }

        @Test func aReaderIsRefusedAtEveryAddressThatOperates() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let account = try await demo.clerk.addAccount(.xinghe)
                let company = try await demo.clerk.path(of: .xinghe)
                let attempt = try await Self.loginThatAsks(demo.clerk)
                let reader = try await demo.clerk("陈思远")
                try await reader.activate(try await demo.issuedCode())
                let people = try await demo.clerk.visitor.get("/people")
                let ids = people.text.matches(of: /\/people\/(\d+)\/role"/).compactMap { Int($0.1) }
                let changed = try await demo.clerk.visitor.post(
                    "/people/\(try #require(ids.max()))/role", ["role": "reader"])
                try #require(changed.status == 303)
                #expect(try await reader.visitor.get("\(company)/accounts").status == 200)

                let gets = ["\(company)/accounts/new"] + AccountAddresses.gets(of: account)
                for address in gets + AccountAddresses.gets(ofLogin: attempt) {
                    Self.expectForbidden(try await reader.visitor.get(address), address)
                }
                let posts =
                    ["\(company)/accounts", "\(company)/default-accounts"] + AccountAddresses.posts(of: account)
                for address in posts + AccountAddresses.posts(ofLogin: attempt) {
                    Self.expectForbidden(try await reader.visitor.post(address, ["version": "1"]), address)
                }
                #expect(try await demo.clerk.visitor.get("\(company)/accounts").text.contains("138****0001"))
            }
        }

        private static func expectForbidden(_ page: Page, _ address: String) {
            #expect(page.status == 403 && page.text.contains("没有这项权限"), "\(address): \(page.status)")
        }

        /// A login of the account that is asked for a text message's code; the attempt's path.
        static func loginThatAsks(_ clerk: Clerk) async throws -> String {
            let path = try await clerk.path(of: .xinghe)
            let answer = try await clerk.post(
                .xingheBySMS, to: try await clerk.visitor.get("\(path)/accounts/new"))
            let attempt = try #require(answer.location)
            try #require(try await clerk.settled(attempt).text.contains("短信验证码"))
            return attempt
        }

        /// A second person, of another company.
        private static func stranger(at demo: Demo) async throws -> Clerk {
            let clerk = try await demo.clerk("陈思远")
            let list = try demo.site.file(
                "others.csv", "\(Company.chenghu.name),\(Company.chenghu.creditCode),320000\n")
            let issue = try Program(["activation", "issue", "--companies", list, "--data", demo.site.data])
            try await clerk.activate(String(try await issue.written(/^(\S+)\n/)))
            return clerk
        }
    }
}
