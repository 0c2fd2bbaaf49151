import Testing

extension SystemTests {
    /// After sign-in it goes on to where the person wanted, and never to another site.
    struct NextPathTests {
        private static let foreign = [
            "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example", "https:evil.example",
            "/x\r\nSet-Cookie: a=b", "/x\nx", "/\t/evil.example", "javascript:alert(1)", "evil", " //evil.example",
            "/发票", "@evil.example", "", "/login", "/session/end", "/events",
        ]

        @Test func foreignAddressesAreForgotten() async throws {
            try await Demo.with { demo in
                let inside = demo.clerk.visitor
                for (place, next) in Self.foreign.enumerated() {
                    let page = try await Visitor(demo.site.console).get("/login?next=\(next.urlEncoded)")
                    #expect(page.status == 200 && !page.text.contains("evil"), "\(next)")
                    #expect(page.headers("set-cookie").allSatisfy { $0.hasPrefix("steward_") }, "\(next)")
                    // Who is inside already is not sent away either.
                    let answer = try await inside.get("/login?next=\(next.urlEncoded)")
                    #expect(answer.status == 303 && answer.location == "/", "\(next)")
                    // Nor by a form that somebody has changed.
                    guard place % 4 == 0 else { continue }
                    let clerk = Clerk(at: demo.site)
                    try await clerk.confirm(
                        as: "陈思远", on: try await clerk.visitor.get("/login?next=\(next.urlEncoded)"))
                    let entered = try await clerk.visitor.post("/session", ["next": next])
                    #expect(entered.status == 303 && entered.location == "/", "\(next)")
                    #expect(clerk.visitor.cookies["steward_session"] != nil)
                }
            }
        }

        @Test func aPathOfOurOwnIsHonoured() async throws {
            try await Demo.with { demo in
                let clerk = Clerk(at: demo.site)
                let wanted = "/invoices?from=2026-01-01&q=a%20b"
                let sent = try await clerk.visitor.get(wanted)
                #expect(sent.status == 303)
                let page = try await clerk.visitor.get(try #require(sent.location))
                let kept = try page.first(/name="next" value="([^"]+)"/).replacing("&amp;", with: "&")
                #expect(kept == wanted)
                try await clerk.confirm(as: "王敏", on: page)
                let entered = try await clerk.visitor.post("/session", ["next": kept])
                #expect(entered.location == wanted)
                #expect(try await clerk.visitor.get("/login?next=/downloads/7").location == "/downloads/7")
            }
        }
    }
}
