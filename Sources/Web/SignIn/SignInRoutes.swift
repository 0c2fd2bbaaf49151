import Documents
import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 登录 by WeChat.
struct SignInRoutes: Sendable {
    let console: Console

    /// A fresh ticket for this browser at each visit.
    @Sendable func show(_ request: Request, context: VisitorContext) async throws -> Response {
        let next = OwnPath(Fields(of: request)["next"])
        guard context.signedIn == nil else { return .seeOther(next.location) }
        guard console.options.login == .weChat else { return try CodeLoginRoutes(console: console).show(next, context) }
        try console.ticketLimit.spend(for: context.address, at: console.now())
        // Never one that the browser brought: whoever planted it would redeem the ticket in its place.
        let browserToken = SignIn.newBrowserToken()
        let ticket = try await console.signIn.begin(
            browserToken: browserToken, browser: request.browserName, address: context.address, at: console.now())
        let page = LoginPage(
            qr: try QRCode(ticket.url).svg, state: LoginStatePage(ticket, at: console.now()), remembers: false,
            next: next.text, demoPhoneURL: console.options.isDemo ? ticket.url : "",
            warning: console.options.connectionWarning, operatorName: console.options.operatorName)
        let viewer = Viewer(
            user: nil, isBound: false, nonce: context.nonce, formToken: SignIn.formToken(for: browserToken))
        let html = try console.frame.render(
            page, title: "登录", for: viewer, refreshSeconds: Int(SignIn.ticketLife))
        return console.freshBrowser(.html(html), browserToken, beside: request.tokens(console.cookies.browser))
    }

    /// This page's ticket as it moves, until it is over.
    @Sendable func events(_ request: Request, context: VisitorContext) async throws -> Response {
        guard let browserToken = page(of: request, named: Fields(of: request)["page"]) else { throw NotFound() }
        let last = LastSeen<Ticket.State>()
        return EventStream(signal: console.store.ticketSignal).response(
            to: request, formToken: SignIn.formToken(for: browserToken)
        ) {
            let now = console.now()
            guard let ticket = try await console.signIn.ticket(browserToken: browserToken, at: now),
                ticket.state != .redeemed
            else { return nil }
            guard last.changes(to: ticket.state) else { return [] }
            let html = console.frame.pages.render(fragment: LoginStatePage(ticket, at: now))
            return [ServerEvent(id: 0, target: "login-state", html: html, mark: console.frame.pages.formMark)]
        }
    }

    /// The token of the login page whose forms hold `formToken`.
    private func page(of request: Request, named formToken: String) -> String? {
        request.tokens(console.cookies.browser).first { SignIn.formToken(for: $0) == formToken }
    }

    /// The page asks in once the phone has said yes. Guesses are counted; who holds a confirmed ticket is let in however
    /// many others guess.
    @Sendable func redeem(_ request: Request, context: VisitorContext) async throws -> Response {
        let form = try await request.form()
        let next = OwnPath(form["next"])
        guard let browserToken = page(of: request, named: form["token"]) else { return .seeOther("/login") }
        let remembers = form["remember"] == "1"
        do {
            let token = try await console.signIn.redeem(
                browserToken: browserToken, remembers: remembers,
                origin: Origin(address: context.address, browser: request.browserName), at: console.now())
            return console.signedIn(.seeOther(next.location), token, remembers: remembers)
        } catch StoreError.conflict {
            try console.guessLimit.spend(for: context.address, at: console.now())
            return .seeOther(next.text.isEmpty ? "/login" : "/login?next=\(next.text.inQuery)")
        }
    }
}

extension Console {
    /// The answer with a new token in the browser's cookie. A session's cookie that is worth nothing any more goes: the
    /// forms of the page are the new token's.
    func freshBrowser(_ response: Response, _ token: String, beside others: [String] = []) -> Response {
        let tokens = ([token] + others).prefix(Cookies.mostPages).joined(separator: ".")
        return response.setting(cookie: cookies.set(cookies.browser, tokens, seconds: nil))
            .setting(cookie: cookies.clear(cookies.session))
    }

    func signedIn(_ response: Response, _ token: String, remembers: Bool) -> Response {
        let seconds = remembers ? Int(SignIn.longSession) : nil
        return response.setting(cookie: cookies.set(cookies.session, token, seconds: seconds))
            .setting(cookie: cookies.clear(cookies.browser))
    }
}
