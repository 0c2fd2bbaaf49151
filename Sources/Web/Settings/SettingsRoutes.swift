import Domain
import Hummingbird
import Store
import Workflows

/// 系统设置.
struct SettingsRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: AdministratorContext) async throws -> Response {
        try await render(email: "", error: "", notice: Notice.words(for: request), in: context)
    }

    @Sendable func testMail(_ request: Request, context: AdministratorContext) async throws -> Response {
        let typed = try await request.form()["email"]
        guard let address = MailAddress(typed) else {
            return try await render(email: typed, error: "请填写完整的邮箱地址，例如 finance@example.com。", notice: "", in: context)
        }
        let deed = context.deed(.mailTested, address.masked, request)
        do { try await console.post.test(to: address, recording: deed, at: console.now()) } catch let failure
            as MailFailure
        {
            return try await render(email: typed, error: failure.sentence, notice: "", in: context)
        }
        return .seeOther("/settings?\(Notice.mailTested.query)")
    }

    /// 重新下载 what is damaged of this person's companies.
    @Sendable func mendFiles(_ request: Request, context: AdministratorContext) async throws -> Response {
        let count = try await console.store.mendFiles(
            in: context.enterprises, recording: context.deed(.filesMended, "损坏的文件", request), at: console.now())
        return .seeOther("/settings?\((count > 0 ? Notice.filesMended : .filesUnmended).query)")
    }

    private func render(
        email: String, error: String, notice: String, in context: AdministratorContext
    ) async throws -> Response {
        let files = SettingsPage.Files(
            try await console.store.lastExamination(), isDue: try await console.store.isExaminationDue(),
            damaged: try await console.store.damagedFiles(in: context.enterprises, limit: SettingsPage.Files.most),
            at: console.now())
        let page = SettingsPage(
            banners: [], groups: console.options.settings.map(SettingsPage.Group.init), files: files,
            canTestMail: console.post.isConfigured, email: email, emailError: error)
        let html = try console.frame.render(page, title: "系统设置", for: context.viewer, notice: notice)
        return .html(html, status: error.isEmpty ? .ok : .unprocessableContent)
    }
}
