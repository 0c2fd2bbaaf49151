import Testing

extension SystemTests {
    /// What a program of the house may ask, by its token.
    struct APITests {
        @Test func aProgramDownloadsByTheDefaultAndByName() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.xinghe)
                let caller = Caller(try await demo.clerk.makeToken("金蝶 ERP", access: "operate"), at: demo.site)
                let company = "companies/\(Company.xinghe.creditCode)"
                let companies = try #require(
                    try await caller.get("companies").json["companies"] as? [[String: any Sendable]])
                #expect(companies.count == 4)
                #expect(companies.contains { $0["accountState"] as? String == "usable" })
                let standard = try #require(
                    try await caller.get("\(company)/default-accounts").json["receive"] as? [String: any Sendable])
                let account = try #require(standard["id"] as? String)
                #expect(standard["account"] as? String == "138****0001")
                for (more, chosen) in [("", "default"), (#","account":"\#(account)","kinds":["81"]"#, "named")] {
                    let answer = try await caller.download(.xinghe, .last(3), more: more)
                    #expect(answer.status == 201, "\(answer.text)")
                    let used = try #require(try answer.json["account"] as? [String: any Sendable])
                    #expect(used["chosen"] as? String == chosen && used["id"] as? String == account)
                    let address = try #require(answer.header("location"))
                    while try await caller.visitor.get(
                        address, headers: ["authorization": "Bearer \(caller.token)"]
                    ).json["state"] as? String != "proved" { try await Task.sleep(for: .milliseconds(50)) }
                }
                let log = try await demo.clerk.visitor.get("/audit?action=download-begun")
                #expect(log.text.contains("接口 金蝶 ERP") && log.text.contains("令牌尾号 \(caller.token.suffix(4))"))
            }
        }

        @Test func theSameOrderAgainIsAnsweredWithTheDownloadUnderWay() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.xinghe)
                // The bureau takes its time, so the download stays under way.
                try await demo.site.world.set(#"{"latencyMilliseconds":10000}"#)
                let caller = Caller(try await demo.clerk.makeToken("ERP", access: "operate"), at: demo.site)
                let first = try await caller.download(.xinghe, .last(40))
                let second = try await caller.download(.xinghe, .last(40))
                #expect(first.status == 201 && second.status == 200)
                #expect(try first.json["id"] as? String == second.json["id"] as? String)
                #expect(second.header("location") == first.header("location"))
                let log = try await demo.clerk.visitor.get("/audit?action=download-begun").text
                #expect(log.matches(of: /接口 ERP/).count == 1)
            }
        }

        @Test func withoutAValidTokenAllAnswersAreTheSame() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let token = try await demo.clerk.makeToken("ERP")
                let valid = Caller(token, at: demo.site)
                #expect(try await valid.get("companies").status == 200)
                // A browser's sign-in is worth nothing here, nor is a token in the address or in a cookie.
                var pages = [
                    try await demo.clerk.visitor.get("/api/v1/companies"),
                    try await Visitor(demo.site.console).get("/api/v1/companies?token=\(token)&access_token=\(token)"),
                    try await Visitor(demo.site.console).get(
                        "/api/v1/companies", headers: ["cookie": "steward_session=\(token)"]),
                ]
                for wrong in ["", "fsk_", token + "0", String(token.dropLast()) + "x", token.uppercased()] {
                    pages.append(try await Caller(wrong, at: demo.site).get("companies"))
                }
                pages.append(
                    try await valid.visitor.get("/api/v1/companies", headers: ["authorization": "Basic \(token)"]))
                let question = try await demo.clerk.visitor.get("/api-tokens")
                let revocation = try question.first(/href="(\/api-tokens\/\d+\/revocation)"/)
                #expect(try await demo.clerk.visitor.get(revocation).text.contains("撤销令牌“ERP”？"))
                #expect(try await valid.get("companies").status == 200, "asking is not revoking")
                #expect(try await demo.clerk.visitor.post(revocation).location == "/api-tokens?done=token-revoked")
                pages.append(try await valid.get("companies"))
                for page in pages {
                    try page.expectProblem(401, "unauthorized")
                    #expect(page.header("www-authenticate") == "Bearer realm=\"fapiao-steward\"")
                    #expect(page.bytes == pages[0].bytes)
                }
                #expect(!demo.program.errors.contains(token.dropFirst(4)))
                #expect(try await !demo.clerk.visitor.get("/api-tokens").text.contains(token))
                #expect(try await !demo.clerk.visitor.get("/audit").text.contains(token))
            }
        }

        @Test func aTokenOpensNoPage() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                let token = try await demo.clerk.makeToken("ERP", access: "operate")
                for path in ["/", "/enterprises", "/api-tokens", "/audit.csv", "/invoices.xlsx"] {
                    let page = try await Visitor(demo.site.console).get(
                        path, headers: ["authorization": "Bearer \(token)"])
                    #expect(page.status == 303 && page.location?.hasPrefix("/login") == true, "\(path)")
                }
            }
        }

        @Test func whatATokenDoesNotReachIsNotThere() async throws {
            try await Demo.with { demo in
                try await demo.clerk.activate(demo.code)
                try await demo.clerk.setUp(.chenghu)
                let all = Caller(try await demo.clerk.makeToken("全部", access: "operate"), at: demo.site)
                let own = Caller(try await demo.clerk.makeToken("一家", for: [.xinghe], access: "operate"), at: demo.site)
                let download = try #require(try await all.download(.chenghu, .last(2)).json["id"] as? String)
                #expect(try await all.get("downloads/\(download)").status == 200)
                var pages = [try await own.download(.chenghu, .last(2)), try await own.get("downloads/\(download)")]
                let company = "companies/\(Company.chenghu.creditCode)"
                for path in [
                    "\(company)/accounts", "\(company)/default-accounts", "companies/91440399MADEMA019C/accounts",
                    "companies/%00/accounts", "downloads/999", "downloads/x", "nowhere", "companies/a/b/c/d",
                ] { pages.append(try await own.get(path)) }
                for page in pages {
                    try page.expectProblem(404, "not-found")
                    #expect(page.bytes == pages[0].bytes)
                }
                let listed = try #require(try await own.get("companies").json["companies"] as? [[String: any Sendable]])
                #expect(listed.map { $0["creditCode"] as? String } == [Company.xinghe.creditCode])
            }
        }
    }
}
