import Foundation
import Testing

/// Fifty times `kill -9` at a random moment of a download of 5,000 invoices: none is lost, none is here twice, and the
/// work goes on at once. A suite of its own, because it may take longer than those.
@Suite(
    .serialized, .enabled(if: Project.program != nil && ProcessInfo.processInfo.environment["STEWARD_SLOW"] == "1"),
    .timeLimit(.minutes(15)))
struct KillRoundTests {
    private static let period = Period.last(150)
    /// One worker and slow answers, so that there is work for all the rounds.
    private static let work = ["--workers", "1"]
    private static let slow = #"{"latencyMilliseconds":150,"rowCap":1000}"#

    @Test func fiftyKillsCostNothing() async throws {
        try await Site.with { site in
            let (demo, code) = try await site.demo()
            let clerk = Clerk(at: site)
            try await clerk.signIn()
            try await clerk.activate(code)
            demo.terminate()
            try #require(await demo.end == 0)
            let outside = try Program(["simulate"] + site.options, environment: site.environment)
            _ = try await outside.written(/(模拟环境已启动)/)
            var console = try await Self.start(site)
            try await clerk.setUp(.xinghe)
            try await clerk.world.set(Self.slow)
            var download = try await clerk.download(.xinghe, Self.period, file: "xml")
            var slowest = Duration.zero
            for _ in 0..<50 {
                try await Self.randomMoment()
                await console.killAtOnce()
                let before = try await Self.requests(of: clerk.world)
                console = try await Self.start(site)
                let began = ContinuousClock.now
                // What is over asks for nothing: another of the same days takes its place.
                if try await clerk.visitor.get(download).text.contains("已核对") {
                    download = try await clerk.download(.xinghe, Self.period, file: "xml")
                }
                while try await Self.requests(of: clerk.world) == before {
                    // The bureau tells nobody that it is asked; the limit below ends a wait for what never comes.
                    try await Task.sleep(for: .milliseconds(10))
                    try #require(ContinuousClock.now - began < .seconds(10))
                }
                slowest = max(slowest, ContinuousClock.now - began)
            }
            print("fifty kills: the first job after \(slowest) at most")
            #expect(slowest <= .seconds(2))
            try await clerk.world.set(#"{"latencyMilliseconds":0}"#)
            let end = try await Ticker(visitor: clerk.visitor).news(of: download) { $0.state != "下载中" }
            #expect(end.state == "已核对")
            try await clerk.expectTruth(.xinghe, Self.period)
            try Self.expectWholeFiles(site)
            for program in [console, outside] {
                program.terminate()
                #expect(await program.end == 0)
            }
        }
    }

    /// Each file is what its name says, by a program that is not ours.
    private static func expectWholeFiles(_ site: Site) throws {
        let check = Process()
        check.executableURL = URL(filePath: "/bin/sh")
        check.currentDirectoryURL = URL(filePath: site.data + "/files")
        check.arguments = [
            "-c",
            """
            find . -type f -path './??/*' | while read -r file; do
                test "$(sha256sum "$file" | cut -c1-64)" = "$(echo "$file" | tr -d ./)" && echo whole || echo torn
            done
            """,
        ]
        let answer = Pipe()
        check.standardOutput = answer
        try check.run()
        let words = String(decoding: answer.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            .split(separator: "\n")
        check.waitUntilExit()
        #expect(words.count > 100 && words.allSatisfy { $0 == "whole" })
    }

    private static func start(_ site: Site) async throws -> Program {
        let console = try Program(["serve"] + site.options + work, environment: site.environment)
        _ = try await console.written(/(发票管家已启动)/)
        return console
    }

    /// Not a wait for anything: the moment is what is tested.
    private static func randomMoment() async throws {
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...900)))
    }

    private static func requests(of world: World) async throws -> Int {
        try #require(try await world.control("bureau/statistics")["requests"] as? Int)
    }
}
