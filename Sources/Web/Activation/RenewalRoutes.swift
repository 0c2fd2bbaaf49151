import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// The link in an activation mail. Looking changes nothing: mail programs look before people do.
struct RenewalRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: VisitorContext) async throws -> Response {
        let link = try link(context)
        let state = try await console.activation.renewal(token: link, at: console.now())
        if state == nil { try console.linkLimit.spend(for: context.address, at: console.now()) }
        return try render(
            RenewalPage(
                state, link: link, reopens: console.options.login == .activationCode, at: console.now()), context,
            status: state == nil ? .notFound : .ok)
    }

    @Sendable func renew(_ request: Request, context: VisitorContext) async throws -> Response {
        let link = try link(context)
        do {
            let email = try await console.activation.renew(
                token: link, origin: Origin(address: context.address, browser: request.browserName),
                address: console.options.address, at: console.now())
            return try render(.sent(to: email), context)
        } catch let refusal as RenewalRefusal {
            if refusal == .unknown { try console.linkLimit.spend(for: context.address, at: console.now()) }
            return try render(.refused(refusal), context, status: .unprocessableContent)
        }
    }

    private func link(_ context: VisitorContext) throws -> String {
        guard let link = context.parameters.get("link"), link.count == 64, link.allSatisfy(\.isHexDigit) else {
            throw NotFound()
        }
        return link
    }

    private func render(
        _ page: RenewalPage, _ context: VisitorContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        try console.forms(page, title: page.title, context, status: status)
    }
}

extension Console {
    /// A page for somebody who is not signed in. Its forms need a cookie to be this browser's.
    func forms(
        _ page: some Page, title: String, _ context: VisitorContext, status: HTTPResponse.Status = .ok,
        refreshSeconds: Int = 0
    ) throws -> Response {
        guard context.formToken.isEmpty else {
            let html = try frame.render(page, title: title, for: context.viewer, refreshSeconds: refreshSeconds)
            return .html(html, status: status)
        }
        let token = SignIn.newBrowserToken()
        let viewer = Viewer(
            user: nil, isBound: false, nonce: context.nonce, formToken: SignIn.formToken(for: token))
        let html = try frame.render(page, title: title, for: viewer, refreshSeconds: refreshSeconds)
        return freshBrowser(.html(html, status: status), token)
    }
}
