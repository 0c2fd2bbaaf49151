import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// The ways out, each asked first: 退出登录, 全部退出, 解除绑定.
struct QuestionRoutes: Sendable {
    let console: Console

    @Sendable func askSignOut(_ request: Request, context: SignedInContext) throws -> Response {
        try ask(.signOut, in: context)
    }

    @Sendable func signOut(_ request: Request, context: SignedInContext) async throws -> Response {
        try await console.store.endSession(
            context.insider.session, of: context.user.id, recording: context.deed(.signOut, "这台设备", request),
            at: console.now())
        return left()
    }

    @Sendable func askSignOutEverywhere(_ request: Request, context: SignedInContext) throws -> Response {
        try ask(.signOutEverywhere, in: context)
    }

    @Sendable func signOutEverywhere(_ request: Request, context: SignedInContext) async throws -> Response {
        try await console.store.endSessions(
            of: context.user.id, recording: context.deed(.signOut, "全部设备", request), at: console.now())
        return left()
    }

    @Sendable func askUnbinding(_ request: Request, context: BoundContext) async throws -> Response {
        try ask(.unbinding(isLast: try await console.store.isLastAdministrator(context.user.id)), in: context)
    }

    @Sendable func unbind(_ request: Request, context: BoundContext) async throws -> Response {
        let isUnderstood = try await request.form()["understood"] == "1"
        do {
            try await console.store.unbind(
                context.user.id, leavesNobody: isUnderstood,
                recording: context.deed(.unbound, context.user.nickname, request), at: console.now())
            return left()
        } catch is LastAdministrator {
            return try ask(.unbinding(isLast: true, isMissed: true), in: context, status: .unprocessableContent)
        }
    }

    private func left() -> Response {
        Response.seeOther("/login").setting(cookie: console.cookies.clear(console.cookies.session))
    }

    private func ask(
        _ question: QuestionPage, in context: some InsiderContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        .html(try console.frame.render(question, title: question.title, for: context.viewer), status: status)
    }
}
