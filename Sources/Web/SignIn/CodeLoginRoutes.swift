import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 登录 with the activation code alone, for sites without phones.
struct CodeLoginRoutes: Sendable {
    let console: Console

    func show(_ next: OwnPath, _ context: VisitorContext) throws -> Response {
        try page(code: "", error: "", remembers: false, next, context)
    }

    @Sendable func enter(_ request: Request, context: VisitorContext) async throws -> Response {
        guard console.options.login == .activationCode else { throw NotFound() }
        let form = try await request.form()
        let (typed, remembers, next) = (form["code"], form["remember"] == "1", OwnPath(form["next"]))
        do {
            let token = try await console.activation.enter(
                typed: typed, remembers: remembers,
                origin: Origin(address: context.address, browser: request.browserName), at: console.now())
            return console.signedIn(.seeOther(next.location), token, remembers: remembers)
        } catch let refusal as ActivationRefusal {
            return try page(code: typed, error: refusal.sentence, remembers: remembers, next, context)
        }
    }

    private func page(
        code: String, error: String, remembers: Bool, _ next: OwnPath, _ context: VisitorContext
    ) throws -> Response {
        let browserToken = SignIn.newBrowserToken()
        let page = CodeLoginPage(
            code: code, error: error, remembers: remembers, next: next.text,
            warnings: ["此处只凭激活码登录，请勿把激活邮件转发给他人。", console.options.connectionWarning].filter { !$0.isEmpty },
            operatorName: console.options.operatorName)
        let viewer = Viewer(
            user: nil, isBound: false, nonce: context.nonce, formToken: SignIn.formToken(for: browserToken))
        let html = try console.frame.render(page, title: "登录", for: viewer)
        return console.freshBrowser(.html(html, status: error.isEmpty ? .ok : .unprocessableContent), browserToken)
    }
}
