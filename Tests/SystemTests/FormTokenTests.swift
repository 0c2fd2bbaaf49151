import Testing

extension SystemTests {
    /// A change needs the token of this browser's own forms.
    struct FormTokenTests {
        @Test func aFormWithoutTheTokenOrWithAnothersIsRefused() async throws {
            try await Demo.with { demo in
                let visitor = demo.clerk.visitor
                let own = try #require(try await visitor.token())
                let other = try #require(try await demo.clerk("陈思远").visitor.token())
                let fresh = Visitor(demo.site.console)
                let stranger = try #require(try await fresh.get("/login").formToken)
                #expect(Set([own, other, stranger]).count == 3)
                for body in [
                    "", "token=", "token=\(other)", "token=\(stranger)", "token=\(own.dropLast())", "token=\(own)0",
                    "token=\(own.uppercased())x", "TOKEN=\(own)",
                ] {
                    let page = try await visitor.post("/activation", body: "code=\(demo.code)&\(body)")
                    page.expectWords(403)
                    #expect(page.text.contains("页面已过期"), "\(body)")
                }
                // In the address it is none: addresses are logged and passed on.
                try await visitor.post("/activation?token=\(own)", body: "code=\(demo.code)").expectWords(403)
                #expect(try await visitor.post("/activation", ["code": demo.code]).status == 303)
            }
        }

        @Test func theTokenDoesNotHelpAnotherSite() async throws {
            try await Demo.with { demo in
                for path in ["/activation", "/session/end", "/me", "/session", "/nowhere"] {
                    let page = try await demo.clerk.visitor.post(
                        path, ["code": demo.code], headers: ["sec-fetch-site": "cross-site"])
                    page.expectWords(403)
                    #expect(page.text.contains("这次提交来自另一个网站"), "\(path)")
                }
                #expect(try await demo.clerk.visitor.get("/activation").status == 200, "still signed in")
            }
        }

        @Test(arguments: ["/activation", "/session", "/session/end", "/me", "/downloads", "/people/1/role"])
        func withoutAnyCookieItLeadsToTheLogin(path: String) async throws {
            try await Demo.with { demo in
                let answer = try await Visitor(demo.site.console).post(path, body: "token=\(demo.code)")
                #expect(answer.status == 303 && answer.location == "/login")
            }
        }

        @Test(arguments: ["PUT", "DELETE", "PATCH"]) func anotherMethodIsNoWayAround(method: String) async throws {
            try await Demo.with { demo in
                let page = try await demo.clerk.visitor.send(method, "/session/end")
                #expect((400..<500).contains(page.status))
                page.expectNoMachinery()
                #expect(try await demo.clerk.visitor.get("/activation").status == 200, "still signed in")
            }
        }
    }
}
