import HTTPTypes
import Hummingbird

/// An address of the API, as `Public/openapi.yaml` writes it.
struct APIRoute: Sendable {
    let method: HTTPRequest.Method
    let path: String
    /// What may stand behind the `?`, each once.
    let parameters: Set<String>
    private let handler: Handler

    private enum Handler: Sendable {
        case reading(@Sendable (Console) -> @Sendable (Request, APIContext) async throws -> Response)
        case operating(@Sendable (Console) -> @Sendable (Request, APIOperatorContext) async throws -> Response)
    }

    /// All there are: what is registered, and what the tests hold against the description.
    static let all: [APIRoute] = [
        .init(
            .get, "companies", .reading { APICompanyRoutes(console: $0).index },
            parameters: ["search", "limit", "after"]),
        .init(.get, "companies/{creditCode}/accounts", .reading { APICompanyRoutes(console: $0).accounts }),
        .init(
            .get, "companies/{creditCode}/default-accounts", .reading { APICompanyRoutes(console: $0).defaultAccounts }),
        .init(.post, "companies/{creditCode}/downloads", .operating { APIDownloadRoutes(console: $0).create }),
        .init(.get, "downloads/{id}", .reading { APIDownloadRoutes(console: $0).show }),
    ]

    private init(
        _ method: HTTPRequest.Method, _ path: String, _ handler: Handler, parameters: Set<String> = []
    ) {
        self.method = method
        self.parameters = parameters
        self.path = "/api/v1/" + path
        self.handler = handler
    }

    /// Bearer tokens only: no session is looked up here and no form's token asked for. All of /api answers in JSON.
    static func register(in router: Router<VisitorContext>, for console: Console) {
        let open = router.group()
        open.add(middleware: APIProblems())
        open.add(middleware: BearerTokens(console: console))
        let reading = open.group(context: APIContext.self)
        let operating = reading.group(context: APIOperatorContext.self)
        for route in all {
            let path = RouterPath(route.path)
            switch route.handler {
            case .reading(let handler):
                let handle = handler(console)
                reading.on(path, method: route.method) { request, context in
                    try route.check(request)
                    return try await handle(request, context)
                }
            case .operating(let handler):
                let handle = handler(console)
                operating.on(path, method: route.method) { request, context in
                    try route.check(request)
                    return try await handle(request, context)
                }
            }
        }
        // Only for what none of these addresses has answered.
        router.add(middleware: APIEnd())
    }

    /// A misspelt filter that is ignored would give a program more than it asked for.
    private func check(_ request: Request) throws {
        let names = Fields(of: request).names
        if let stranger = names.first(where: { !parameters.contains($0) }) {
            let name = String(stranger.prefix(50))
            let known = parameters.isEmpty ? "这个地址没有参数。" : "可用的参数：\(parameters.sorted().joined(separator: "、"))。"
            throw Problem.wrong(name, "没有参数 \(name)。\(known)")
        }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw Problem.wrong(twice, "参数 \(twice) 只能写一次。")
        }
    }

    /// Whether this is the address of `path`, whatever the method.
    func matches(_ path: String) -> Bool {
        let (own, asked) = (self.path.split(separator: "/"), path.split(separator: "/"))
        return own.count == asked.count && zip(own, asked).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
    }
}

extension FileRoutes {
    /// The API's description, for everybody.
    @Sendable func apiContract(_ request: Request, context: VisitorContext) throws -> Response {
        guard let asset = console.frame.pages.assets["openapi.yaml"] else { throw NotFound() }
        return .text(String(decoding: asset.bytes, as: UTF8.self), type: asset.contentType)
    }
}
