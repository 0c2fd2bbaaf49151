import Domain
import Foundation
import Testing

extension SystemTests {
    /// Another version takes the place of the one that serves, and gives it back where it is no good.
    struct SwitchTests {
        private static let period = Period.last(45)

        @Test func aDownloadGoesOnInTheNextVersion() async throws {
            try await Versions.with { its in
                try its.install(Versions.new)
                let clerk = Clerk(at: its.site)
                let console = try its.serve(["--demo"])
                let code = try await console.written(/激活码\s+([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})/)
                #expect(try await its.served == "0.3.0")
                try await clerk.signIn()
                try await clerk.activate(String(code))
                try await clerk.setUp(.xinghe)
                try await clerk.world.set(#"{"latencyMilliseconds":60}"#)
                let download = try await clerk.download(.xinghe, Self.period)
                let ticker = Ticker(visitor: clerk.visitor)
                let midway = try await ticker.news(of: download) { $0.stored > 0 }
                try #require(midway.state == "下载中")

                try its.want()
                _ = try await console.written(/激活码[\s\S]*(激活码)/)
                let end = try await ticker.news(of: download) { $0.state != "下载中" }
                #expect(end.state == "已核对", "\(end) after \(midway)")
                try await clerk.expectTruth(.xinghe, Self.period)
                #expect(try await its.served == "0.4.0")
                let outcome = try await its.outcome
                #expect(outcome.failure == nil && outcome.from == Versions.old && outcome.to == Versions.new)
                #expect(outcome.person == "王敏")
                for link in ["current", "proven"] { #expect(try its.linked(link) == "versions/0.4.0") }
                console.terminate()
                #expect(await console.end == 0)
            }
        }

        @Test func aVersionThatEndsAtStartGivesWay() async throws {
            try await Versions.with { its in
                let starts = its.site.folder.appending(path: "starts").path
                try its.install(Versions.new, script: "echo start >> \(starts); exit 1")
                try await Self.expectReturn(its, .crashed)
                #expect(try String(contentsOfFile: starts, encoding: .utf8) == "start\nstart\nstart\n")
            }
        }

        @Test func aVersionThatNeverBecomesReadyGivesWay() async throws {
            try await Versions.with { its in
                let starts = its.site.folder.appending(path: "starts").path
                try its.install(Versions.new, script: "echo $$ >> \(starts); exec sleep 600")
                try await Self.expectReturn(its, .silent, ["STEWARD_READY_SECONDS": "1"])
                let all = try String(contentsOfFile: starts, encoding: .utf8).split(separator: "\n")
                #expect(all.count == 3)
                for id in all.compactMap({ Int32($0) }) { #expect(kill(id, 0) != 0, "none is left") }
            }
        }

        @Test(arguments: ["release.json", "bin/steward"]) func aFolderThatIsNotWholeIsNotTried(
            missing: String
        ) async throws {
            try await Versions.with { its in
                try its.install(Versions.new)
                try FileManager.default.removeItem(at: its.folder(Versions.new).appending(path: missing))
                try await Self.expectReturn(its, .incomplete)
            }
        }

        /// The former version serves again, and it is known why.
        private static func expectReturn(
            _ its: Versions, _ failure: SwitchOutcome.Failure, _ environment: [String: String] = [:],
            sourceLocation: SourceLocation = #_sourceLocation
        ) async throws {
            let console = try its.serve([], environment)
            _ = try await console.written(/(已启动)/)
            try its.want()
            _ = try await console.written(/已启动[\s\S]*(已启动)/)
            #expect(try await its.outcome.failure == failure, sourceLocation: sourceLocation)
            #expect(try await its.served == "0.3.0", sourceLocation: sourceLocation)
            for link in ["current", "proven"] {
                #expect(try its.linked(link) == "versions/0.3.0", sourceLocation: sourceLocation)
            }
            console.terminate()
            #expect(await console.end == 0, sourceLocation: sourceLocation)
        }

        @Test func aWishOfAConsoleThatDoesNotRunIsSeenToAtItsStart() async throws {
            try await Versions.with { its in
                try its.install(Versions.new)
                try its.want()
                let console = try its.serve()
                _ = try await console.written(/(已启动)/)
                #expect(try await its.outcome.failure == nil)
                #expect(try await its.served == "0.4.0")
                await console.killAtOnce()
                let again = try its.serve()
                _ = try await again.written(/(已启动)/)
                #expect(try await its.served == "0.4.0")
                await again.killAtOnce()
            }
        }

        @Test func aConsoleThatIsEndedDuringItsTrialIsTriedAgain() async throws {
            try await Versions.with { its in
                try its.install(Versions.new, script: "echo began; exec sleep 600")
                try its.want()
                // More often than it would be started if these counted.
                for _ in 0..<4 {
                    let console = try its.serve()
                    _ = try await console.written(/(began)/)
                    console.terminate()
                    #expect(await console.end == SIGTERM, "sleep ends so")
                }
                try FileManager.default.removeItem(at: its.folder(Versions.new))
                try its.install(Versions.new)
                let console = try its.serve()
                _ = try await console.written(/(已启动)/)
                #expect(try await its.outcome.failure == nil)
                #expect(try await its.served == "0.4.0")
                await console.killAtOnce()
            }
        }
    }
}
