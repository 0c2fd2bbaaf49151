import Foundation
import Testing

/// Console and outside world in two processes, with an account that is logged in and nothing of the demo's in the
/// console's folder.
struct KeySite: Sendable {
    let site: Site
    let clerk: Clerk
    let console: Program
    static let company = Company.xinghe
    static let period = Period.last(2)

    static func with(_ more: [String] = [], _ body: (KeySite) async throws -> Void) async throws {
        try await Site.with { site in
            let clerk = Clerk(at: site)
            try await signInOnce(clerk, at: site, more)
            let world = try Program(
                ["simulate"] + site.options + ["--data", site.folder.appending(path: "world").path],
                environment: site.environment)
            let console = try Program(
                ["serve"] + site.options + more + ["--log-level", "trace"], environment: site.environment)
            _ = try await world.written(/(模拟环境已启动)/)
            _ = try await console.written(/(发票管家已启动)/)
            let its = KeySite(site: site, clerk: clerk, console: console)
            try await its.addAccount()
            try await body(its)
            for program in [console, world] { await program.killAtOnce() }
        }
    }

    /// The one place that knows how an account is added.
    private func addAccount() async throws {
        let list = try site.file(
            "companies.csv", "\(Self.company.name),\(Self.company.creditCode),440300\n")
        let issue = try Program(["activation", "issue", "--companies", list, "--data", site.data])
        try await clerk.activate(String(try await issue.written(/^([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\n/)))
        try await clerk.setUp(Self.company)
    }

    /// Only the demo's login page tells the code's URL in words. The session outlives it: it lies in the data.
    private static func signInOnce(_ clerk: Clerk, at site: Site, _ more: [String]) async throws {
        let (demo, _) = try await site.demo(more)
        try await clerk.signIn()
        demo.terminate()
        try #require(await demo.end == 0)
        for name in ["demo.json", "simulator.json"] {
            try? FileManager.default.removeItem(atPath: "\(site.data)/\(name)")
        }
    }

    /// `steward key rotate` on this folder.
    func rotation(_ more: [String] = []) throws -> Program {
        try Program(["key", "rotate", "--data", site.data] + more)
    }

    /// The console opens the account's session: a download goes all its way, and nobody logs in for it.
    func expectSessionOpens(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let download = try await clerk.download(Self.company, Self.period)
        let end = try await Ticker(visitor: clerk.visitor).news(of: download) { $0.state != "下载中" }
        #expect(end.state == "已核对", sourceLocation: sourceLocation)
    }
}
