import Domain
import Foundation
import Hummingbird
import Store

/// 首页.
struct HomeRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let (store, scope, most) = (console.store, context.enterprises, HomePage.most)
        let (fields, now) = (Fields(of: request), console.now())
        let (after, before) = (Enterprise.ID(fields["after"]), Enterprise.ID(fields["before"]))
        let map = try await store.completeness(
            matching: EnterpriseFilter(search: fields["q"]), in: scope,
            since: MapPage.months(at: now).last ?? Month(of: Day(at: now)), after: after, before: before,
            limit: MapPage.mostRows)
        // A page that companies have left since is no empty map.
        if map.lines.isEmpty, after != nil || before != nil { return .seeOther("/") }
        let tasks = try await store.openTasks(in: scope, accounts: most.accounts, others: most.otherTasks)
        let page = HomePage(
            for: context.user, tasks: tasks,
            calls: try await store.verificationCalls(for: tasks.accounts.map(\.account.id)),
            steps: try await store.firstSteps(in: scope),
            underWay: try await store.downloadsUnderWay(in: scope, limit: most.running),
            map: map, search: fields["q"], of: scope.count,
            disks: try await store.disks(of: scope), at: now)
        return .html(
            try console.frame.render(
                page, title: "首页", room: .home, for: context.viewer, notice: Notice.words(for: request),
                refreshSeconds: 10))
    }
}
