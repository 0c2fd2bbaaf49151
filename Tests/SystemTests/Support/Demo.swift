/// One running demo with a person who is signed in and has activated nothing yet.
struct Demo: Sendable {
    let site: Site
    let clerk: Clerk
    let code: String

    static func with(_ body: (Demo) async throws -> Void) async throws {
        try await Site.with { site in
            let (program, code) = try await site.demo()
            let clerk = Clerk(at: site)
            try await clerk.signIn()
            try await body(Demo(site: site, clerk: clerk, code: code))
            await program.killAtOnce()
        }
    }
}
