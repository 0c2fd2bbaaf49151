import Domain
import Hummingbird
import Store

extension InsiderContext {
    /// A line for the audit log about what this person does by this request.
    func deed(_ action: AuditAction, _ subject: String, _ request: Request) -> Deed {
        Deed(
            action, user: user.id, person: user.nickname, subject: subject, address: insider.address,
            browser: request.browserName)
    }
}

extension Console {
    /// For deeds that no change of ours is written with.
    func record(_ deed: Deed) async throws { try await store.record(deed, at: now()) }

    /// `深圳市…公司：取得发票 2026-01-01 至 2026-03-31`, and the tab where it is another than 发票查询统计.
    func words(for request: DownloadRequest, of enterprise: Enterprise.ID) async throws -> String {
        let name = try await store.enterprise(enterprise)?.name ?? ""
        let list = request.tab == .query ? request.query.direction.name : request.tab.name
        return "\(name)：\(list) \(request.query.days.words)"
    }

    /// Somebody asked for what their role does not reach. Who goes on asking gets no more lines: nothing takes them away.
    func recordRefusal(of request: Request, _ context: VisitorContext) async throws {
        guard let user = context.signedIn?.user,
            (try? refusalLimit.spend(for: user.id.description, at: now())) != nil
        else { return }
        try await record(
            Deed(
                .refused, user: user.id, person: user.nickname,
                subject: "\(request.method) \(request.uri.path.prefix(100))",
                address: context.address, browser: request.browserName))
    }
}
