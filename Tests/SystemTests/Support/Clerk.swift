import Testing

/// A person at a browser, with a phone.
struct Clerk: Sendable {
    let visitor: Visitor
    let world: World

    /// - Parameter address: what a proxy would say of where the browser is.
    init(at site: Site, from address: String? = nil) {
        visitor = Visitor(site.console, from: address)
        world = site.world
    }

    /// Scans the login page's code with the phone of that name, says yes, and goes in.
    func signIn(as name: String = "王敏") async throws {
        try await confirm(as: name, on: try await visitor.get("/login"))
        let answer = try await visitor.post("/session")
        try #require(answer.status == 303 && answer.location == "/", "\(answer.text.prefix(500))")
    }

    /// The phone has said yes to this login page; its browser has not gone in yet.
    func confirm(as name: String, on page: Page) async throws {
        let phone = ScriptedPhone(name: name, world: world)
        try await phone.scan(try page.first(/<a href="([^"]+)"[^>]*>(?:(?!<\/a>).)*在本机打开模拟手机/))
        try await phone.confirm()
    }

    func activate(_ code: String) async throws {
        let answer = try await visitor.post("/activation", ["code": code])
        try #require(answer.status == 303, "\(answer.text.prefix(500))")
    }

    /// The company's page, such as `/enterprises/2`.
    func path(of company: Company) async throws -> String {
        let list = try await visitor.get("/enterprises?q=\(company.creditCode)")
        return try list.first(/<a class="name" href="(\/enterprises\/\d+)">/)
    }

    func id(of company: Company) async throws -> String {
        String(try #require(try await path(of: company).split(separator: "/").last))
    }

    /// Begins a download of 取得发票, or of the other direction, and gives its page.
    /// - Parameter file: `xml`, `ofd`, `pdf`; empty: none.
    func download(
        _ company: Company, _ period: Period, _ direction: String = "received", file: String = ""
    ) async throws -> String {
        let answer = try await visitor.post(
            "/downloads",
            [
                "enterprise": try await id(of: company), "direction": direction, "from": period.from, "to": period.to,
                "file": file,
            ])
        return try #require(answer.location, "\(answer.text.prefix(500))")
    }
}
