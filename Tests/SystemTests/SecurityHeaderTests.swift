import Testing

extension SystemTests {
    /// What a browser may do with an answer stands on every answer.
    struct SecurityHeaderTests {
        @Test func everyAnswerTellsTheBrowserItsLimits() async throws {
            try await Demo.with { demo in
                let (clerk, stranger) = (demo.clerk, Visitor(demo.site.console))
                let script = try await stranger.get("/login").first(/<script type="module" src="([^"]+)"/)
                var answers = [
                    try await stranger.get("/login"), try await stranger.get("/"), try await stranger.get("/nowhere"),
                    try await stranger.get("/healthz"), try await stranger.get(script),
                    try await stranger.get("/session"), try await stranger.get("/assets/0/no.css"),
                    try await stranger.get("/activation/renewals/\(String(repeating: "0", count: 64))"),
                    try await stranger.get("/wechat/callback"), try await clerk.visitor.get("/activation"),
                    try await clerk.visitor.post("/activation", ["code": "x"]),
                    try await clerk.visitor.post("/activation", body: ""),
                    try await clerk.visitor.post("/activation", ["code": String(repeating: "x", count: 70_000)]),
                    try await clerk.visitor.post("/activation", headers: ["sec-fetch-site": "cross-site"]),
                ]
                try await clerk.activate(demo.code)
                for path in [
                    "/", "/me", "/people", "/audit", "/audit.csv", "/settings", "/session/end", "/sessions/end",
                    "/binding/removal", "/enterprises", "/downloads", "/invoices", "/nowhere", "/invoices.xlsx",
                ] {
                    answers.append(try await clerk.visitor.get(path))
                }
                for (place, answer) in answers.enumerated() { Self.expectLimits(answer, "\(place): \(answer.status)") }
            }
        }

        private static func expectLimits(_ answer: Page, _ place: Comment) {
            let policy = answer.header("content-security-policy") ?? ""
            let rules = policy.split(separator: ";").map { $0.drop { $0 == " " } }
            #expect(rules.contains("default-src 'none'") && rules.contains("frame-ancestors 'none'"), place)
            #expect(rules.contains("base-uri 'none'") && rules.contains("form-action 'self'"), place)
            #expect(!policy.contains("unsafe") && !policy.contains("*"), place)
            #expect(answer.headers("x-content-type-options") == ["nosniff"], place)
            #expect(answer.headers("referrer-policy") == ["same-origin"], place)
            #expect(answer.headers("x-frame-options") == ["DENY"], place)
            guard answer.type.hasPrefix("text/html") else { return }
            #expect(answer.headers("cache-control") == ["no-store"], place)
            // Nothing in the page needs more than the policy grants.
            for script in answer.text.matches(of: /<script[^>]*>/) {
                let nonce = script.0.firstMatch(of: /nonce="([^"]+)"/)?.1 ?? "none"
                #expect(script.0.contains(" src=\"/assets/") && policy.contains("'nonce-\(nonce)'"), place)
            }
            #expect(answer.text.firstMatch(of: /<[^>]+\s(on[a-z]+|style)=/) == nil, place)
            #expect(answer.text.firstMatch(of: /(src|action)="(https?:|\/\/)|"javascript:/) == nil, place)
        }

        @Test func theNonceIsAnotherEachTime() async throws {
            try await Demo.with { demo in
                var nonces: Set<String> = []
                for path in ["/login", "/login", "/nowhere", "/nowhere", "/healthz"] {
                    let answer = try await Visitor(demo.site.console).get(path)
                    let policy = try #require(answer.header("content-security-policy"))
                    let nonce = try #require(policy.firstMatch(of: /'nonce-([^']+)'/)).1
                    #expect(nonce.count >= 22, "128 bits")
                    nonces.insert(String(nonce))
                }
                #expect(nonces.count == 5)
            }
        }

        @Test func cookiesAreNotForScriptsAndNotForOtherSites() async throws {
            try await Demo.with { demo in
                let clerk = Clerk(at: demo.site)
                let login = try await clerk.visitor.get("/login")
                try await clerk.confirm(as: "陈思远", on: login)
                let brief = try await clerk.visitor.post("/session")
                let again = Clerk(at: demo.site)
                try await again.confirm(as: "陈思远", on: try await again.visitor.get("/login"))
                let long = try await again.visitor.post("/session", ["remember": "1"])
                let cookies = [login, brief, long].flatMap { $0.headers("set-cookie") }
                #expect(cookies.count == 6)
                for cookie in cookies {
                    #expect(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"), "\(cookie)")
                    #expect(!cookie.contains("Domain="))
                }
                #expect(
                    brief.headers("set-cookie").contains { $0.hasPrefix("steward_session=") && !$0.contains("Max-Age") }
                )
                #expect(long.headers("set-cookie").contains { $0.hasSuffix("; Max-Age=2592000") })
                #expect(try #require(login.headers("set-cookie").first { $0.hasPrefix("steward_browser=") }).count > 70)
                #expect(login.text.contains("当前为 HTTP 连接，仅适合内网使用。"))
            }
        }
    }
}
