import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// Five thousand open pages: all have the news soon, readers that do not read cost next to nothing, and whoever vanished
/// leaves nothing behind.
@Suite(.serialized, .enabled(if: Benchmarks.areWanted), .timeLimit(.minutes(15))) struct StreamBenchmark {
    private static let (few, many) = (500, 5_000)

    @Test func allHaveTheNews() async throws {
        try await Demo.with { demo in
            try await demo.clerk.activate(demo.code)
            try await demo.clerk.setUp(.xinghe)
            let before = demo.program.descriptors
            var rounds: [(Double, Double)] = []
            for _ in 0..<3 {
                let peer = try await Self.secondsToLast(of: Self.few, in: demo)
                rounds.append((try await Self.secondsToLast(of: Self.many, in: demo), peer))
            }
            // Ten times as many may take ten times as long.
            try Figure.cost("news to 5,000 streams beside 500, s", rounds, limit: 0.1).record()
            try await Self.settle(demo.program, at: before)
        }
    }

    /// Clients that ask and never read: a download's whole course of news waits for none of them.
    @Test func slowReadersAreBounded() async throws {
        try await Demo.with { demo in
            try await demo.clerk.activate(demo.code)
            try await demo.clerk.setUp(.xinghe)
            let before = demo.program.descriptors
            let calm = demo.program.residentMegabytes
            let deaf = try (0..<Self.few).map { _ in try DeafReader(demo.site, cookie: demo.clerk.visitor.cookies) }
            try await Self.download(demo)
            let loaded = demo.program.residentMegabytes
            let readers = [(ours: (loaded - calm) * 1024 / Double(Self.few), peer: 256.0)]
            try Figure.cost("memory of a reader that never reads, KB beside 256", readers, limit: 1).record()
            for reader in deaf { reader.vanish() }
            try await Self.settle(demo.program, at: before)
        }
    }

    private static func download(_ demo: Demo) async throws {
        let download = try await demo.clerk.download(.xinghe, Period.last(90))
        try await Ticker(visitor: demo.clerk.visitor).news(of: download) { $0.state == "已核对" }
    }

    /// From a download's order to the moment when the last of `count` streams tells of it.
    private static func secondsToLast(of count: Int, in demo: Demo) async throws -> Double {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = count
        let client = HTTPClient(configuration: configuration)
        let (opened, opening) = AsyncStream.makeStream(of: Void.self)
        let cookie = demo.clerk.visitor.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        let base = demo.site.console
        let seconds = try await withThrowingTaskGroup(of: ContinuousClock.Instant.self) { group in
            for _ in 0..<count {
                group.addTask {
                    var request = HTTPClientRequest(url: "\(base)/events")
                    request.headers.add(name: "cookie", value: cookie)
                    let response = try await client.execute(request, timeout: .seconds(300))
                    opening.yield()
                    var hasOld = false
                    for try await piece in response.body where piece.readableBytes > 0 {
                        // The first says only how soon to come back, and the second what there was.
                        let text = String(buffer: piece)
                        if hasOld, text.contains("download-row-") { return .now }
                        if text.contains("still here") || text.contains("download-row-") { hasOld = true }
                    }
                    throw Visitor.Over()
                }
            }
            var awaited = count
            for await _ in opened {
                awaited -= 1
                if awaited == 0 { break }
            }
            let began = ContinuousClock.now
            _ = try await demo.clerk.download(.xinghe, Period.last(1))
            var last = began
            for try await instant in group { last = max(last, instant) }
            return (last - began) / .seconds(1)
        }
        try await client.shutdown()
        return seconds
    }

    /// The program lets go of every connection; the suite's limit ends a wait for what never comes.
    private static func settle(_ program: Program, at descriptors: Int) async throws {
        // A kernel tells nobody that a descriptor was closed.
        while program.descriptors > descriptors + 20 { try await Task.sleep(for: .milliseconds(100)) }
    }
}

extension Program {
    /// How many files and connections it holds.
    var descriptors: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(server ?? id)/fd").count) ?? 0
    }

    var residentMegabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/\(server ?? id)/status", encoding: .utf8)) ?? ""
        let pages = status.firstMatch(of: /VmRSS:\s+(\d+) kB/).flatMap { Double($0.1) }
        return (pages ?? 0) / 1024
    }
}
