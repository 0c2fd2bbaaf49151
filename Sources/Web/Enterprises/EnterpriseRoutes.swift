import Domain
import Foundation
import Hummingbird
import Store

/// 企业信息配置.
struct EnterpriseRoutes: Sendable {
    let console: Console
    private static let pageRows = 50

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let (store, scope) = (console.store, context.enterprises)
        let address = EnterpriseListAddress(Fields(of: request))
        let shown = try await store.enterprises(
            matching: address.filter, in: scope, after: address.after, before: address.before, limit: Self.pageRows)
        // A page that companies have left since is no empty list.
        if shown.lines.isEmpty, address.after != nil || address.before != nil { return .seeOther(address.page()) }
        let page = EnterpriseListPage(
            address, shown: shown, counts: try await store.enterpriseCounts(matching: address.filter, in: scope),
            areas: try await store.areas(in: scope))
        return .html(try console.frame.render(page, title: "企业信息配置", room: .enterprises, for: context.viewer))
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let store = console.store
        let enterprise = try await console.enterprise(in: context)
        let page = EnterpriseDetailPage(
            enterprise, accounts: try await store.accounts(of: enterprise.id),
            defaults: try await store.defaultAccounts(of: enterprise.id),
            losses: try await store.defaultLosses(of: enterprise.id),
            proved: try await store.provedMonth(of: enterprise.id),
            schedule: ScheduleCard(
                try await store.schedule(of: enterprise.id), of: enterprise.id,
                syncs: try await store.lastSyncs(of: enterprise.id), mayOperate: context.user.role.mayOperate,
                at: console.now()),
            disks: try await store.disks(of: [enterprise.id]),
            downloads: try await store.downloads(of: [enterprise.id], limit: 5),
            mayOperate: context.user.role.mayOperate, at: console.now())
        return .html(
            try console.frame.render(
                page, title: enterprise.name, room: .enterprises, for: context.viewer,
                notice: Notice.words(for: request)))
    }
}

extension Console {
    /// The company in the path, if it is one of the person's.
    func enterprise(in context: some InsiderContext) async throws -> Enterprise {
        let id = try context.id("id", of: Enterprise.self)
        guard let enterprise = try await store.enterprise(id) else { throw NotFound() }
        guard context.enterprises.contains(id) else { throw NotTheirs() }
        return enterprise
    }
}
