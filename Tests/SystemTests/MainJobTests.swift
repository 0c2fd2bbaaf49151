import NIOHTTP1
import Testing

extension SystemTests {
    /// From an empty data folder to a workbook that equals the bureau.
    struct MainJobTests {
        @Test func fromSignInToAWorkbook() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo()
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                #expect(try await clerk.visitor.get("/").location == "/activation")
                try await clerk.activate(code)
                try await clerk.setUp(.xinghe)

                let period = Period.last(60)
                let download = try await clerk.download(.xinghe, period)
                let news = try await Ticker(visitor: clerk.visitor).news(of: download) { $0.state == "已核对" }
                #expect(news.stored > 500)
                #expect(try await clerk.visitor.get(download).text.contains("一张不少"))
                try await clerk.expectTruth(.xinghe, period)

                program.terminate()
                #expect(await program.end == 0)
            }
        }

        @Test func aSessionThatTheBureauEndedIsRenewedByAPerson() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo()
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                try await clerk.activate(code)
                try await clerk.setUp(.xinghe)
                try await clerk.world.set(#"{"latencyMilliseconds":40}"#)
                let period = Period.last(45)
                let download = try await clerk.download(.xinghe, period)
                let ticker = Ticker(visitor: clerk.visitor)
                try await ticker.news(of: download) { $0.stored > 0 }
                try await clerk.world.control("sessions/end", .POST)
                let waiting = try await ticker.news(of: download) { $0.state != "下载中" }
                #expect(waiting.state == "等待中")
                try await clerk.logInAgain(.xinghe)
                try await ticker.news(of: download) { $0.state == "已核对" }
                try await clerk.expectTruth(.xinghe, period)
                await program.killAtOnce()
            }
        }

        @Test func signOutEndsTheSession() async throws {
            try await Site.with { site in
                let (program, code) = try await site.demo()
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                try await clerk.activate(code)
                let session = try #require(clerk.visitor.cookies["steward_session"])
                let home = try await clerk.visitor.get("/")
                home.expectWords(200)
                #expect(try await clerk.visitor.post("/session/end").location == "/login")
                #expect(clerk.visitor.cookies["steward_session"] == nil)
                let thief = try await Visitor(site.console).get("/", headers: ["cookie": "steward_session=\(session)"])
                #expect(thief.status == 303 && thief.location?.hasPrefix("/login") == true)
                await program.killAtOnce()
            }
        }
    }
}
