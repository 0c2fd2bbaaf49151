import Foundation
import Testing

extension SystemTests {
    /// Whatever is asked, the answer is a page of words with the right status.
    struct BadRequestTests {
        @Test func strangersAreSentToTheLogin() async throws {
            try await Demo.with { demo in
                for path in [
                    "/", "/enterprises", "/downloads/1", "/invoices", "/invoices.xlsx", "/activation", "/events",
                ] {
                    let answer = try await Visitor(demo.site.console).get(path)
                    #expect(answer.status == 303 && answer.location?.hasPrefix("/login") == true, "\(path)")
                }
                let forged = String(repeating: "0", count: 64)
                for cookie in ["steward_session=\(forged)", "steward_session=../../x", "steward_session="] {
                    let answer = try await Visitor(demo.site.console).get("/", headers: ["cookie": cookie])
                    #expect(answer.status == 303 && answer.location?.hasPrefix("/login") == true)
                }
                #expect(try await Visitor(demo.site.console).post("/downloads").location == "/login")
            }
        }

        @Test func whatIsNotThereIs404() async throws {
            try await Demo.with { demo in
                let clerk = demo.clerk
                try await clerk.activate(demo.code)
                for path in [
                    "/nowhere", "/enterprises/abc", "/enterprises/999", "/enterprises/0", "/enterprises/-1",
                    "/enterprises/99999999999999999999", "/downloads/999", "/downloads/abc", "/invoices/123",
                    "/enterprises/999/accounts", "/enterprises/abc/accounts/new", "/invoices.xlsx?enterprise=999",
                    "/downloads?enterprise=999", "/assets/0/nothing.css", "/%00", "/%E5%8F%91",
                ] {
                    let page = try await clerk.visitor.get(path)
                    page.expectWords(404)
                    #expect(page.text.contains("没有这个页面"), "\(path)")
                }
                for path in [
                    "/nowhere", "/downloads/999/cancellation", "/downloads/999/retry", "/enterprises/9/accounts",
                ] {
                    try await clerk.visitor.post(path).expectWords(404)
                }
            }
        }

        @Test func anotherPersonsCompanyIsNotThere() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.xinghe)
                let owned = try await demo.clerk.path(of: .xinghe)
                let download = try await demo.clerk.download(.xinghe, .last(3))
                let ticker = Ticker(visitor: demo.clerk.visitor)
                try await ticker.news(of: download) { $0.state == "已核对" }

                let other = try await Self.stranger(at: demo)
                for path in [
                    owned, "\(owned)/accounts", "\(owned)/accounts/new", "\(owned)/accounts/1/login", download,
                ] {
                    try await other.visitor.get(path).expectWords(404)
                }
                for path in ["\(owned)/accounts", "\(owned)/default-accounts", "\(download)/cancellation"] {
                    try await other.visitor.post(path).expectWords(404)
                }
                let id = try await demo.clerk.id(of: .xinghe)
                let begun = try await other.visitor.post(
                    "/downloads", ["enterprise": id, "direction": "received", "from": "2026-10-01", "to": "2026-10-01"])
                begun.expectWords(404)
                #expect(try await !other.visitor.get("/enterprises").text.contains(Company.xinghe.name))
            }
        }

        /// A second person, of another company.
        private static func stranger(at demo: Demo) async throws -> Clerk {
            let clerk = Clerk(at: demo.site)
            try await clerk.signIn(as: "陈思远")
            let list = demo.site.folder.appending(path: "others.csv")
            try "无锡市云岫贸易有限公司,91310199MADEMA019X,310000\n".write(to: list, atomically: true, encoding: .utf8)
            let issue = try Program(["activation", "issue", "--companies", list.path, "--data", demo.site.data])
            try await clerk.activate(String(try await issue.written(/^(\S+)\n/)))
            return clerk
        }

        @Test(arguments: [
            ["origin": "http://evil.example"], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
            ["origin": "null"],
        ])
        func aFormOfAnotherSiteIsRefused(headers: [String: String]) async throws {
            try await Demo.with { demo in
                let page = try await demo.clerk.visitor.post("/activation", ["code": demo.code], headers: headers)
                page.expectWords(403)
                #expect(page.text.contains("这次提交来自另一个网站"))
                // Our own origin may.
                let own = try await demo.clerk.visitor.post(
                    "/activation", ["code": demo.code], headers: ["origin": demo.site.console])
                #expect(own.status == 303)
            }
        }

        @Test func aForgedCallbackIsRefused() async throws {
            try await Demo.with { demo in
                let visitor = Visitor(demo.site.console)
                let query = "signature=899cf89e464efb63f54ddac96b0a0a235f53aa78&timestamp=1714037059&nonce=486452656"
                for path in [
                    "/wechat/callback", "/wechat/callback?\(query)", "/wechat/callback?signature=&timestamp=&nonce=",
                ] {
                    let heard = try await visitor.post(path, body: "<xml></xml>")
                    #expect(heard.status == 403 && heard.bytes.isEmpty)
                    let echoed = try await visitor.get(path.contains("?") ? "\(path)&echostr=hello" : path)
                    #expect(echoed.status == 403 && echoed.bytes.isEmpty)
                }
            }
        }

        @Test func aFormThatIsTooLargeIsRefused() async throws {
            try await Demo.with { demo in
                let page = try await demo.clerk.visitor.post(
                    "/activation", ["code": String(repeating: "A", count: 70_000)])
                page.expectWords(413)
                #expect(page.text.contains("内容太大"))
            }
        }

        @Test func aFormThatIsNoneIsAnsweredInWords() async throws {
            try await Demo.with { demo in
                for body in ["", "%%%", "code=%FF%FE", "&&==&", "{\"code\":1}", "code"] {
                    let token = try #require(try await demo.clerk.visitor.token())
                    try await demo.clerk.visitor.post("/activation", body: "token=\(token)&\(body)").expectWords(422)
                }
            }
        }
    }
}
