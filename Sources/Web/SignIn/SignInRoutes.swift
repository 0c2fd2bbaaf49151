import Documents
import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 登录 and 退出登录.
struct SignInRoutes: Sendable {
    let console: Console

    /// A fresh ticket for this browser at each visit.
    @Sendable func show(_ request: Request, context: VisitorContext) async throws -> Response {
        guard context.signedIn == nil else { return .seeOther("/") }
        // Never one that the browser brought: whoever planted it would redeem the ticket in its place.
        let browserToken = SignIn.newBrowserToken()
        let ticket = try await console.signIn.begin(
            browserToken: browserToken, browser: request.browserName, address: context.address, at: console.now())
        let page = LoginPage(
            qr: try QRCode(ticket.url).svg, state: LoginStatePage(ticket, at: console.now()), remembers: false,
            demoPhoneURL: console.options.isDemo ? ticket.url : "", warning: "当前为 HTTP 连接，仅适合内网使用。",
            operatorName: "")
        let html = try console.frame.render(
            page, title: "登录", room: nil, for: nil, refreshSeconds: Int(SignIn.ticketLife))
        return Response.html(html).setting(cookie: Cookies.set(Cookies.browser, browserToken, seconds: nil))
    }

    /// This browser's ticket as it moves, until it is over.
    @Sendable func events(_ request: Request, context: VisitorContext) async throws -> Response {
        guard let browserToken = request.token(Cookies.browser) else { throw NotFound() }
        let last = LastSeen<Ticket.State>()
        return EventStream(signal: console.store.ticketSignal).response(to: request) {
            let now = console.now()
            guard let ticket = try await console.signIn.ticket(browserToken: browserToken, at: now),
                ticket.state != .redeemed
            else { return nil }
            guard last.changes(to: ticket.state) else { return [] }
            let html = console.frame.pages.render(fragment: LoginStatePage(ticket, at: now))
            return [ServerEvent(id: 0, target: "login-state", html: html)]
        }
    }

    /// The page asks in once the phone has said yes.
    @Sendable func redeem(_ request: Request, context: VisitorContext) async throws -> Response {
        let form = try await request.form()
        guard let browserToken = request.token(Cookies.browser) else { return .seeOther("/login") }
        let remembers = form["remember"] == "1"
        do {
            let token = try await console.signIn.redeem(
                browserToken: browserToken, remembers: remembers, browser: request.browserName,
                address: context.address, at: console.now())
            let seconds = remembers ? Int(SignIn.longSession) : nil
            return Response.seeOther("/")
                .setting(cookie: Cookies.set(Cookies.session, token, seconds: seconds))
                .setting(cookie: Cookies.clear(Cookies.browser))
        } catch StoreError.conflict {
            return .seeOther("/login")
        }
    }

    @Sendable func end(_ request: Request, context: SignedInContext) async throws -> Response {
        try await console.signIn.end(token: context.sessionToken)
        return Response.seeOther("/login").setting(cookie: Cookies.clear(Cookies.session))
    }
}

extension LoginStatePage {
    init(_ ticket: SignInTicket, at now: Date) {
        let seconds = max(0, Int(ticket.expiresAt.timeIntervalSince(now).rounded(.up)))
        self.init(
            isIssued: ticket.state == .issued, isScanned: ticket.state == .scanned,
            isConfirmed: ticket.state == .confirmed, isDeclined: ticket.state == .declined,
            isExpired: ticket.state == .expired, sentence: Self.sentence(for: ticket.state),
            twoDigit: ticket.state == .scanned ? String(ticket.number) : "", secondsLeft: seconds,
            timeLeft: "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)")
    }

    private static func sentence(for state: Ticket.State) -> String {
        switch state {
        case .issued: "等待扫码"
        case .scanned: "已扫码，请在手机上确认"
        case .confirmed, .redeemed: "已登录"
        case .declined: "已在手机上取消"
        case .expired: "二维码已过期"
        }
    }
}
