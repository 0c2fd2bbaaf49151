import Testing

extension SystemTests {
    /// What a program is refused, and how it is told.
    struct APIRefusalTests {
        @Test func aReadingTokenBeginsNothing() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let caller = Caller(try await demo.clerk.makeToken("只读的"), at: demo.site)
                try await caller.download(.xinghe, .last(2)).expectProblem(403, "forbidden")
                try await caller.post("companies/none/downloads", "{").expectProblem(403, "forbidden")
                #expect(try await caller.get("companies/\(Company.xinghe.creditCode)/accounts").text == "[]")
                let log = try await demo.clerk.visitor.get("/audit?action=refused")
                #expect(log.text.contains("接口 只读的") && log.text.contains("POST /api/v1/companies/"))
            }
        }

        @Test func wrongOrdersAreNamed() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let caller = Caller(try await demo.clerk.makeToken("ERP", access: "operate"), at: demo.site)
                try await caller.download(.xinghe, .last(2)).expectProblem(422, "no-default-account")
                try await caller.download(.xinghe, .last(2), more: #","account":"99""#)
                    .expectProblem(422, "unknown-account")
                try await caller.download(.xinghe, .last(400)).expectProblem(422, "too-long")
                for more in [#","page":1"#, #","kinds":["00"]"#, #","account":"-1""#] {
                    let page = try await caller.download(.xinghe, .last(2), more: more)
                    try page.expectProblem(400, "bad-request")
                    #expect(try page.json["field"] as? String == String(more.dropFirst(2).prefix { $0 != "\"" }))
                }
                let path = "companies/\(Company.xinghe.creditCode)/downloads"
                for body in [
                    "", "[]", "direction=received", #"{"direction":"received""#,
                    #"{"direction":"received","from":"2026-01-01","to":"2026-01-02","to":"2026-01-03"}"#,
                ] {
                    try await caller.post(path, body).expectProblem(400, "bad-request")
                }
                try await caller.post(path, "{\"from\":\"\(String(repeating: "x", count: 70_000))\"}")
                    .expectProblem(413, "too-large")
                for query in [
                    "limit=0", "limit=201", "limit=x", "limit=%2B5", "after=x", "limit=5&limit=6", "Limit=5", "q=x",
                ] {
                    try await caller.get("companies?\(query)").expectProblem(400, "bad-request")
                }
                try await caller.get(path).expectProblem(405, "method-not-allowed")
                try await caller.post("companies", "{}").expectProblem(405, "method-not-allowed")
                try await caller.post("nowhere", "{}").expectProblem(404, "not-found")
            }
        }

        @Test func nothingUnderItsAddressIsAPage() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let caller = Caller(try await demo.clerk.makeToken("ERP"), at: demo.site)
                let token = ["authorization": "Bearer \(caller.token)"]
                for headers in [token, [:]] {
                    for visitor in [caller.visitor, demo.clerk.visitor] {
                        for path in ["/api", "/api/", "/api/v1", "/api/v2/companies", "/api/v1/nowhere"] {
                            try await visitor.get(path, headers: headers).expectProblem(404, "not-found")
                            try await visitor.send("PROPFIND", path, headers: headers).expectProblem(404, "not-found")
                        }
                        for method in ["PROPFIND", "DELETE", "OPTIONS", "TRACE"] {
                            let page = try await visitor.send(method, "/api/v1/companies", headers: headers)
                            try page.expectProblem(405, "method-not-allowed")
                            #expect(page.header("allow") == "GET, HEAD")
                        }
                    }
                }
                let downloads = "/api/v1/companies/\(Company.xinghe.creditCode)/downloads"
                #expect(try await caller.visitor.send("PATCH", downloads, headers: token).header("allow") == "POST")
                // What only begins alike is a page.
                #expect(try await demo.clerk.visitor.get("/apis").type.hasPrefix("text/html"))
            }
        }

        @Test func aTokenEndsWithItsMakersRole() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let other = try await demo.clerk("陈思远")
                try await other.activate(try await demo.issuedCode())
                let role = try await demo.clerk.visitor.get("/people").first(
                    /action="(\/people\/\d+\/role)">(?:(?!<\/form>)[\s\S])*陈思远 的角色/)
                func setRole(_ name: String) async throws {
                    #expect(try await demo.clerk.visitor.post(role, ["role": name]).status == 303)
                }
                try await setRole("administrator")
                let caller = Caller(try await other.makeToken("陈的", for: [.xinghe], access: "operate"), at: demo.site)
                _ = try await demo.clerk.makeToken("全部的")
                #expect(try await caller.get("companies").status == 200)
                // 陈思远 has one company of four.
                let listed = try await other.visitor.get("/api-tokens").text
                #expect(listed.contains("陈的") && !listed.contains("全部的"))
                try await other.visitor.get("/api-tokens/2/revocation").expectWords(404)
                try await other.visitor.post("/api-tokens/2/revocation").expectWords(404)
                try await setRole("finance")
                try await caller.get("companies").expectProblem(401, "unauthorized")
                #expect(try await demo.clerk.visitor.get("/api-tokens").text.contains("创建人已不再有相应权限"))
                try await setRole("administrator")
                #expect(try await caller.get("companies").status == 200)
            }
        }

        @Test func guessedTokensStopTheirAddressAndNoValidToken() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                try await demo.clerk.activate(demo.code)
                let token = try await demo.clerk.makeToken("ERP")
                let guess = "fsk_" + String(repeating: "0", count: 64)
                var refused: Page?
                for _ in 0..<60 where refused == nil {
                    let page = try await Caller(guess, at: demo.site, from: "10.6.6.6").get("companies")
                    if page.status != 401 { refused = page }
                }
                let page = try #require(refused)
                try page.expectProblem(429, "too-many-tries")
                #expect((1...60).contains(try #require(page.header("retry-after").flatMap { Int($0) })))
                #expect(try await Caller(token, at: demo.site, from: "10.6.6.6").get("companies").status == 200)
                #expect(try await Caller(guess, at: demo.site, from: "10.0.0.9").get("companies").status == 401)
            }
        }

        @Test func onlyAnAdministratorMakesTokens() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let other = try await demo.clerk("陈思远")
                try await other.activate(try await demo.issuedCode())
                let role = try await demo.clerk.visitor.get("/people").first(
                    /action="(\/people\/\d+\/role)">(?:(?!<\/form>)[\s\S])*陈思远 的角色/)
                for name in ["finance", "reader"] {
                    #expect(try await demo.clerk.visitor.post(role, ["role": name]).status == 303)
                    try await other.visitor.get("/api-tokens").expectWords(403)
                    try await other.visitor.post("/api-tokens", ["name": "x", "reach": "all"]).expectWords(403)
                    try await other.visitor.get("/api-tokens/1/revocation").expectWords(403)
                    #expect(try await !other.visitor.get("/").text.contains("/api-tokens"))
                }
                #expect(try await demo.clerk.visitor.get("/api-tokens").text.contains("还没有令牌"))
            }
        }

        @Test func theFormSaysWhatIsMissing() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let visitor = demo.clerk.visitor
                let page = try await visitor.post("/api-tokens", ["name": "", "reach": "some"])
                page.expectWords(422)
                #expect(page.text.contains("请填写 1 到 50 个字的名称") && page.text.contains("请至少选择一家企业"))
                _ = try await demo.clerk.makeToken("ERP")
                let again = try await visitor.post("/api-tokens", ["name": "ERP", "reach": "all"])
                again.expectWords(422)
                #expect(again.text.contains("已有名为“ERP”的令牌") && !again.text.contains("fsk_"))
                try await visitor.get("/api-tokens/99/revocation").expectWords(404)
                #expect(try await Visitor(demo.site.console).get("/openapi.yaml").text.hasPrefix("openapi: 3.1.0"))
            }
        }
    }
}
