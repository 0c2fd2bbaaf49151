import Foundation
import Testing

extension SystemTests {
    /// `kill -9` in the middle of a download costs nothing but the time until the next start.
    struct KillTests {
        private static let period = Period.last(45)
        private static let slow = #"{"latencyMilliseconds":60}"#

        @Test func aDownloadGoesOnAfterTheWholeDemoWasKilled() async throws {
            try await Site.with { site in
                let (first, code) = try await site.demo()
                let clerk = Clerk(at: site)
                try await clerk.signIn()
                try await clerk.activate(code)
                try await clerk.setUp(.xinghe)
                try await clerk.world.set(Self.slow)
                let download = try await clerk.download(.xinghe, Self.period)
                let ticker = Ticker(visitor: clerk.visitor)
                let midway = try await ticker.news(of: download) { $0.stored > 0 }
                try #require(midway.state == "下载中")
                await first.killAtOnce()

                let (second, _) = try await site.demo()
                let end = try await ticker.news(of: download) { $0.state != "下载中" }
                #expect(end.state == "已核对", "\(end) after \(midway)")
                try await clerk.expectTruth(.xinghe, Self.period)
                second.terminate()
                #expect(await second.end == 0)
            }
        }

        @Test func aDownloadGoesOnByItselfWhereOnlyTheConsoleWasKilled() async throws {
            try await Site.with { site in
                let clerk = Clerk(at: site)
                try await Self.signInOnce(clerk, at: site)
                let outside = try Program(["simulate"] + site.options, environment: site.environment)
                let first = try Program(["serve"] + site.options, environment: site.environment)
                _ = try await outside.written(/(模拟环境已启动)/)
                _ = try await first.written(/(发票管家已启动)/)
                try await clerk.activate(try await Self.code(at: site))
                try await clerk.setUp(.xinghe)
                try await clerk.world.set(Self.slow)
                let download = try await clerk.download(.xinghe, Self.period)
                let ticker = Ticker(visitor: clerk.visitor)
                let midway = try await ticker.news(of: download) { $0.stored > 0 }
                try #require(midway.state == "下载中")
                await first.killAtOnce()

                let second = try Program(["serve"] + site.options, environment: site.environment)
                _ = try await second.written(/(发票管家已启动)/)
                let end = try await ticker.news(of: download) { $0.state != "下载中" }
                #expect(end.state == "已核对")
                try await clerk.expectTruth(.xinghe, Self.period)
                for program in [second, outside] {
                    program.terminate()
                    #expect(await program.end == 0)
                }
            }
        }

        /// Only the demo's login page tells the code's URL in words. Its session outlives it: it lies in the data.
        private static func signInOnce(_ clerk: Clerk, at site: Site) async throws {
            let (demo, _) = try await site.demo()
            try await clerk.signIn()
            demo.terminate()
            try #require(await demo.end == 0)
        }

        /// As an operator makes one, while the console serves from the same folder.
        private static func code(at site: Site) async throws -> String {
            let list = site.folder.appending(path: "companies.csv")
            try "\(Company.xinghe.name),\(Company.xinghe.creditCode),440300\n"
                .write(to: list, atomically: true, encoding: .utf8)
            let issue = try Program(["activation", "issue", "--companies", list.path, "--data", site.data])
            let code = try await issue.written(/^([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\n/)
            try #require(await issue.end == 0)
            return String(code)
        }
    }
}
