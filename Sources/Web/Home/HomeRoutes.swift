import Domain
import Foundation
import Hummingbird
import Store

/// 首页.
struct HomeRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let now = console.now()
        let companies = try await console.store.enterprises(in: context.enterprises)
        let downloads = try await console.store.downloads(of: context.enterprises, limit: 200)
        let hasDefaults = try await console.store.hasDefaultAccounts(in: context.enterprises)
        let names = Dictionary(uniqueKeysWithValues: companies.map { ($0.enterprise.id, $0.enterprise.name) })
        let page = HomePage(
            greeting: "你好，\(context.user.nickname)", tasks: HomePage.tasks(downloads, companies),
            steps: HomePage.steps(companies, hasDefaults: hasDefaults, hasDownloads: !downloads.isEmpty),
            running: downloads.filter { !$0.state.isOver }
                .map { DownloadRowPage($0, company: names[$0.enterprise] ?? "", at: now) },
            companies: companies.map { company in
                HomePage.Company(company, last: downloads.first { $0.enterprise == company.enterprise.id }, at: now)
            })
        return .html(
            try console.frame.render(
                page, title: "首页", room: .home, for: context.viewer, notice: Notice.words(for: request),
                refreshSeconds: 10))
    }
}
