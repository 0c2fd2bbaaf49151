import Foundation
import Testing

extension SystemTests {
    /// SIGTERM ends the program in good order, whatever it is doing.
    struct ShutdownTests {
        @Test func aDownloadAndAnOpenStreamDoNotHoldItUp() async throws {
            try await Site.with { site in
                let clerk = Clerk(at: site)
                let (demo, code) = try await site.demo()
                try await clerk.signIn()
                try await clerk.activate(code)
                try await clerk.setUp(.xinghe)
                try await clerk.world.set(#"{"latencyMilliseconds":60}"#)
                let period = Period.last(45)
                let download = try await clerk.download(.xinghe, period)
                let ticker = Ticker(visitor: clerk.visitor)
                try await ticker.news(of: download) { $0.stored > 0 }

                // A tab that stays open until the server ends it.
                let tab = Task { try await ticker.news(of: download) { $0.state == "已核对" } }
                let began = ContinuousClock.now
                demo.terminate()
                #expect(await demo.end == 0)
                let took = ContinuousClock.now - began
                #expect(took < .seconds(10), "30 seconds are the limit of a service manager")
                await #expect(throws: (any Error).self) { try await tab.value }

                let (second, _) = try await site.demo()
                let end = try await ticker.news(of: download) { $0.state != "下载中" }
                #expect(end.state == "已核对")
                try await clerk.expectTruth(.xinghe, period)
                second.terminate()
                #expect(await second.end == 0)
            }
        }

        /// A terminal sends it to every process, and the watching one passes it on besides.
        @Test func ctrlCEndsItInGoodOrderToo() async throws {
            try await Site.with { site in
                let (demo, _) = try await site.demo()
                let server = try #require(demo.server)
                for process in [server, demo.id] { kill(process, SIGINT) }
                #expect(await demo.end == 0)
            }
        }

        @Test func whoeverWatchesAServerThatDiedEndsAsItDid() async throws {
            try await Site.with { site in
                let (demo, _) = try await site.demo()
                kill(try #require(demo.server), SIGKILL)
                #expect(await demo.end == SIGKILL)
            }
        }

        @Test func withoutASupervisorThereIsOneProcess() async throws {
            try await Site.with { site in
                let (demo, _) = try await site.demo(["--no-supervisor"])
                #expect(demo.server == nil)
                #expect(try await Visitor(site.console).get("/login").status == 200)
                demo.terminate()
                #expect(await demo.end == 0)
            }
        }

        @Test func aLoginPageThatIsOpenDoesNotHoldItUp() async throws {
            try await Site.with { site in
                let (demo, _) = try await site.demo()
                let visitor = Visitor(site.console)
                _ = try await visitor.get("/login")
                let stream = try await visitor.open("/login/events", headers: [:])
                let began = ContinuousClock.now
                demo.terminate()
                #expect(await demo.end == 0)
                #expect(ContinuousClock.now - began < .seconds(10))
                _ = stream
            }
        }
    }
}
