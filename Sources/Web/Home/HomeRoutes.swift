import Domain
import Foundation
import Hummingbird
import Store

/// 首页.
struct HomeRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let (store, scope, most) = (console.store, context.enterprises, HomePage.most)
        let tasks = try await store.openTasks(in: scope, accounts: most.accounts, others: most.otherTasks)
        let page = HomePage(
            for: context.user, tasks: tasks,
            calls: try await store.verificationCalls(for: tasks.accounts.map(\.account.id)),
            steps: try await store.firstSteps(in: scope),
            underWay: try await store.downloadsUnderWay(in: scope, limit: most.running),
            companies: try await store.recentEnterprises(in: scope, limit: most.companies), of: scope.count,
            at: console.now())
        return .html(
            try console.frame.render(
                page, title: "首页", room: .home, for: context.viewer, notice: Notice.words(for: request),
                refreshSeconds: 10))
    }
}
