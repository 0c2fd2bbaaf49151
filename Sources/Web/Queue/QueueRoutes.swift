import Domain
import Hummingbird
import Store
import Workflows

/// 任务队列, and what is done to everything that matches its filter.
struct QueueRoutes: Sendable {
    let console: Console

    private static let pageRows = 50

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let address = QueueAddress(Fields(of: request))
        let filter = try await filter(address, in: context.enterprises)
        let store = console.store
        let rows = try await store.downloads(matching: filter, before: address.before, limit: Self.pageRows + 1)
        let shown = Array(rows.prefix(Self.pageRows))
        let names = try await store.companies(Set(shown.map(\.enterprise)))
        let listed = QueuePage.Listed(
            totals: try await store.totals(matching: filter), rows: shown, hasMore: rows.count > shown.count,
            names: Dictionary(uniqueKeysWithValues: names.map { ($0.id, $0.name) }),
            companies: filter.companies.count, meter: try await console.downloads.meter(of: context.enterprises))
        return .html(
            try console.frame.render(
                QueuePage(address, listed, at: console.now()), title: "任务队列", room: .downloads, for: context.viewer,
                notice: Notice.words(for: request), refreshSeconds: 10))
    }

    /// Says how many it will be, before anything is done.
    @Sendable func ask(_ request: Request, context: OperatorContext) async throws -> Response {
        let (address, deed) = try asked(request, context)
        return try await question(deed, address, in: context)
    }

    /// Only as many as the person was told of: where there are more by now, it asks again.
    @Sendable func act(_ request: Request, context: OperatorContext) async throws -> Response {
        let (address, deed) = try asked(request, context)
        let filter = try await filter(address, in: context.enterprises)
        let count = try await console.store.count(matching: filter, for: deed)
        guard let told = Int(try await request.form()["version"]) else {
            return try await question(deed, address, warning: "没有收到要处理的数量，请看清数量后再确认。", in: context)
        }
        guard count <= told else {
            return try await question(deed, address, warning: "符合条件的下载刚刚变多了，请看清数量后再确认。", in: context)
        }
        let subject = "\(address.standing?.name ?? "全部")\(address.search.isEmpty ? "" : "，包含“\(address.search)”")"
        let done = try await console.store.act(
            deed, onAll: filter, recording: context.deed(deed.action, "任务队列：\(subject)，\(count) 个下载", request),
            at: console.now())
        let list = address.page(before: nil)
        return .seeOther("\(list)\(list.contains("?") ? "&" : "?")\(Notice.queueChanged.query)&count=\(done)")
    }

    private func question(
        _ deed: DownloadDeed, _ address: QueueAddress, warning: String = "", in context: OperatorContext
    ) async throws -> Response {
        let filter = try await filter(address, in: context.enterprises)
        let count = try await console.store.count(matching: filter, for: deed)
        let page = QuestionPage.deed(deed, on: count, address, warning: warning)
        return .html(
            try console.frame.render(page, title: page.title, room: .downloads, for: context.viewer),
            status: warning.isEmpty ? .ok : .conflict)
    }

    private func asked(_ request: Request, _ context: OperatorContext) throws -> (QueueAddress, DownloadDeed) {
        let fields = Fields(of: request)
        guard let deed = DownloadDeed(address: context.parameters.get("deed") ?? "", fields: fields) else {
            throw NotFound()
        }
        return (QueueAddress(fields), deed)
    }

    private func filter(_ address: QueueAddress, in scope: Set<Enterprise.ID>) async throws -> DownloadFilter {
        var companies = scope
        if !address.search.isEmpty {
            let found = try await console.store.companies(in: scope, search: address.search, limit: scope.count)
            companies = Set(found.few.map(\.id))
        }
        return DownloadFilter(companies: companies, standings: address.standing.map { [$0] } ?? [])
    }
}
