import Testing

extension SystemTests {
    /// Limits that stop who guesses, and nobody else.
    struct LimitTests {
        private static let wrong = "7QK2-M9XA-4T0R-B8ZE"

        private static func exhaust(_ clerk: Clerk) async throws {
            for _ in 0..<10 {
                let page = try await clerk.visitor.post("/activation", ["code": wrong])
                page.expectWords(422)
                #expect(page.text.contains("没有这个激活码"))
            }
        }

        private static func expectStopped(
            _ clerk: Clerk, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let page = try await clerk.visitor.post("/activation", ["code": code])
            page.expectWords(422, sourceLocation: sourceLocation)
            #expect(page.text.contains("一小时内输错 10 次，已暂停尝试"), sourceLocation: sourceLocation)
        }

        @Test func tenWrongCodesStopThePersonAndTheAddressAndNobodyElse() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                try await Self.exhaust(demo.clerk)
                try await Self.expectStopped(demo.clerk, demo.code)
                // The person, from wherever.
                try await Self.expectStopped(try await demo.clerk("王敏", from: "10.0.0.9"), demo.code)
                // The address, whoever it is.
                try await Self.expectStopped(try await demo.clerk("陈思远", from: "10.0.0.1"), demo.code)
                // Another person elsewhere enters, with the very code.
                try await demo.clerk("陈思远", from: "10.0.0.2").activate(demo.code)
            }
        }

        @Test func whatTheClientSaysOfItsAddressIsNotBelieved() async throws {
            try await Demo.with { demo in
                let first = try await demo.clerk("陈思远", from: "10.0.0.1")
                try await Self.exhaust(first)
                try await Self.expectStopped(try await demo.clerk("李雨桐", from: "10.0.0.2"), demo.code)
            }
        }

        @Test func behindAProxyOnlyItsOwnWordCounts() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                try await demo.clerk.activate(demo.code)
                for (said, kept) in [("6.6.6.6, 10.1.1.1", "10.1.1.1"), ("<b>x</b>", "127.0.0.1"), ("", "127.0.0.1")] {
                    let clerk = try await demo.clerk("王敏", from: said)
                    let me = try await clerk.visitor.get("/me")
                    let line = try me.first(/<tr>((?:(?!<\/tr>).)*本机(?:(?!<\/tr>).)*)<\/tr>/)
                    #expect(line.contains("class=\"number\">\(kept)<"), "\(said): \(line)")
                    #expect(!me.text.contains("<b>x</b>") && !me.text.contains("6.6.6.6"))
                }
            }
        }

        @Test func aFloodOfLoginPagesStopsOneAddressOnly() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                let attacker = Visitor(demo.site.console, from: "10.6.6.6")
                var refused: Page?
                for _ in 0..<200 where refused == nil {
                    let page = try await attacker.get("/login")
                    if page.status != 200 { refused = page }
                }
                let page = try #require(refused)
                page.expectWords(429)
                #expect(page.text.contains("操作太频繁"))
                let seconds = try #require(page.header("retry-after").flatMap { Int($0) })
                #expect((1...60).contains(seconds))
                #expect(page.text.contains("请等 \(seconds) 秒后再试"))
                _ = try await demo.clerk("陈思远", from: "10.0.0.2")
                // Who is inside at that address goes on.
                let inside = Visitor(demo.site.console, from: "10.6.6.6")
                #expect(try await inside.get("/healthz").status == 200)
            }
        }

        @Test func guessedLinksAreSlowedAndARealOneOpensElsewhere() async throws {
            try await Demo.with(Demo.behindProxy) { demo in
                let attacker = Visitor(demo.site.console, from: "10.6.6.6")
                var statuses: [Int] = []
                for guess in 0..<60 {
                    let link = String(repeating: "0", count: 60) + String(1000 + guess)
                    statuses.append(try await attacker.get("/activation/renewals/\(link)").status)
                }
                #expect(Set(statuses) == [404, 429])
                #expect(statuses.filter { $0 == 404 }.count <= 35)
                let mail = try #require(try await demo.site.world.mails(to: "finance@xinghe.example").first)
                let link = try #require(mail.firstMatch(of: /(\/activation\/renewals\/\w+)/)).1
                let page = try await Visitor(demo.site.console, from: "10.0.0.2").get(String(link))
                page.expectWords(200)
            }
        }
    }
}
