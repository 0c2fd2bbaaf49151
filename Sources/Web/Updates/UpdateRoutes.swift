import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 检查更新.
struct UpdateRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        try await render(for: context)
    }

    /// Returns at once: what comes of it, also a refusal, is shown by the page.
    @Sendable func check(_ request: Request, context: AdministratorContext) async throws -> Response {
        try await console.record(context.deed(.updateChecked, "当前版本 \(console.updater.version)", request))
        console.updater.beginCheck()
        return .seeOther("/updates")
    }

    @Sendable func ask(_ request: Request, context: AdministratorContext) async throws -> Response {
        let release = try await release()
        let question = QuestionPage.update(
            to: release.version,
            backup: release.changesSchema(from: Store.migrations) ? console.store.databaseSize : nil)
        return .html(try console.frame.render(question, title: question.title, for: context.viewer))
    }

    /// Returns at once: the page shows how far it is.
    @Sendable func install(_ request: Request, context: AdministratorContext) async throws -> Response {
        let words = "\(console.updater.version) → \(try await release().version)"
        try await console.record(context.deed(.updateBegun, words, request))
        console.updater.begin(by: context.user.nickname) { context.deed($0, $1, request) }
        return .seeOther("/updates")
    }

    func render(
        uploadError: String = "", for context: some InsiderContext
    ) async throws -> Response {
        let updater = console.updater
        let state = UpdateStatePage(updater, try await console.store.updates(), at: console.now())
        let page = UpdatesPage(
            state: state, isAdministrator: context.user.role.mayAdminister, uploadError: uploadError,
            uploads: context.user.role.mayAdminister && updater.obstacle == nil ? [.init(url: "/updates/packages")] : []
        )
        let html = try console.frame.render(
            page, title: "检查更新", for: context.viewer,
            refreshSeconds: updater.step.isUnderWay ? 3 : 0)
        return .html(html, status: uploadError.isEmpty ? .ok : .unprocessableContent)
    }

    /// The newer one that was seen.
    private func release() async throws -> Release {
        guard let release = try await console.store.updates().announcement?.release,
            release.version > console.updater.version
        else { throw NotFound() }
        return release
    }
}
