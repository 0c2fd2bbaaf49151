/// One running demo with a person who is signed in and has activated nothing yet.
struct Demo: Sendable {
    let site: Site
    let clerk: Clerk
    let program: Program
    let code: String

    static func with(_ more: [String] = [], _ body: (Demo) async throws -> Void) async throws {
        try await Site.with { site in
            let (program, code) = try await site.demo(more)
            let clerk = Clerk(at: site, from: more.contains("--trusted-proxies") ? "10.0.0.1" : nil)
            try await clerk.signIn()
            try await body(Demo(site: site, clerk: clerk, program: program, code: code))
            await program.killAtOnce()
        }
    }
}

extension Demo {
    /// Behind a proxy, so that a test can come from many addresses.
    static let behindProxy = ["--trusted-proxies", "127.0.0.1"]

    func clerk(_ name: String, from address: String? = nil) async throws -> Clerk {
        let clerk = Clerk(at: site, from: address)
        try await clerk.signIn(as: name)
        return clerk
    }

    /// A code that an operator prints beside the running console, for one company.
    func issuedCode() async throws -> String {
        let list = try site.file("one.csv", "\(Company.xinghe.name),\(Company.xinghe.creditCode),440300\n")
        let issue = try Program(["activation", "issue", "--companies", list, "--data", site.data])
        return String(try await issue.written(/^(\S+)\n/))
    }
}
