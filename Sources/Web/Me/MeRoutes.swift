import Domain
import HTTPTypes
import Hummingbird
import Store

/// 我的账号.
struct MeRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        try await render(nickname: context.user.nickname, error: "", notice: Notice.words(for: request), in: context)
    }

    /// 修改显示名称: the real platform no longer tells nicknames.
    @Sendable func rename(_ request: Request, context: BoundContext) async throws -> Response {
        let typed = try await request.form()["nickname"]
        guard let name = Nickname(typed) else {
            return try await render(nickname: typed, error: Nickname.rule, notice: "", in: context)
        }
        do {
            try await console.store.rename(
                context.user.id, to: name.text,
                recording: context.deed(.renamed, "\(context.user.nickname) → \(name.text)", request),
                at: console.now())
        } catch is NameTaken {
            return try await render(
                nickname: typed, error: "已有同事使用这个名称，请换一个，例如加上部门。", notice: "", in: context)
        }
        return .seeOther("/me?\(Notice.renamed.query)")
    }

    @Sendable func endSession(_ request: Request, context: BoundContext) async throws -> Response {
        let id = try context.id("id", of: Session.self)
        let sessions = try await console.store.sessions(of: context.user.id, at: console.now())
        guard let session = sessions.first(where: { $0.id == id }) else { throw NotFound() }
        try await console.store.endSession(
            id, of: context.user.id,
            recording: context.deed(.sessionEnded, "\(session.browser)（\(session.address)）", request),
            at: console.now())
        return .seeOther("/me?\(Notice.sessionEnded.query)")
    }

    private func render(
        nickname: String, error: String, notice: String, in context: BoundContext
    ) async throws -> Response {
        let sessions = try await console.store.sessions(of: context.user.id, at: console.now())
        let page = MePage(
            context.user, nickname: nickname, error: error, companies: context.enterprises.count, sessions: sessions,
            current: context.insider.session, at: console.now())
        let html = try console.frame.render(page, title: "我的账号", for: context.viewer, notice: notice)
        return .html(html, status: error.isEmpty ? .ok : .unprocessableContent)
    }
}
