import Domain
import Hummingbird

extension Console {
    /// Every address of the console on one page. Paths are nouns; a POST makes or ends one.
    func routes() -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(frame: frame))
        router.add(middleware: SameOrigin())

        // Before the sessions: these ask nothing of the database.
        let files = FileRoutes(console: self)
        router.get("assets/:fingerprint/:name", use: files.asset)
        router.get("tax-bureau-gateway.openapi.yaml", use: files.gatewayContract)
        router.get("healthz", use: files.health)

        router.add(middleware: Sessions(signIn: signIn, now: now))
        let signIns = SignInRoutes(console: self)
        router.get("login", use: signIns.show)
        router.get("login/events", use: signIns.events)
        router.post("session", use: signIns.redeem)
        let weChat = WeChatRoutes(console: self)
        router.get("wechat/callback", use: weChat.echo)
        router.post("wechat/callback", use: weChat.hear)

        let signedIn = router.group(context: SignedInContext.self)
        let activations = ActivationRoutes(console: self)
        signedIn.get("activation", use: activations.show)
        signedIn.post("activation", use: activations.activate)
        signedIn.post("session/end", use: signIns.end)

        let bound = signedIn.group(context: BoundContext.self)
        bound.get("/", use: HomeRoutes(console: self).show)
        bound.get("events", use: EventRoutes(console: self).events)
        let enterprises = EnterpriseRoutes(console: self)
        bound.get("enterprises", use: enterprises.index)
        bound.get("enterprises/:id", use: enterprises.show)
        let accounts = AccountRoutes(console: self)
        bound.get("enterprises/:id/accounts", use: accounts.index)
        bound.get("enterprises/:id/accounts/new", use: accounts.form)
        bound.post("enterprises/:id/accounts", use: accounts.login)
        bound.get("enterprises/:id/accounts/:account/login", use: accounts.form)
        bound.post("enterprises/:id/accounts/:account/login", use: accounts.login)
        bound.post("enterprises/:id/default-accounts", use: accounts.setDefaults)
        let downloads = DownloadRoutes(console: self)
        bound.get("downloads", use: downloads.index)
        bound.post("downloads", use: downloads.create)
        bound.get("downloads/:id", use: downloads.show)
        bound.post("downloads/:id/cancellation", use: downloads.cancel)
        bound.post("downloads/:id/retry", use: downloads.retry)
        let invoices = InvoiceRoutes(console: self)
        bound.get("invoices", use: invoices.index)
        bound.get("invoices.xlsx", use: invoices.export)
        bound.get("invoices/:number", use: invoices.show)
        bound.get("invoices/:number/files/xml", use: invoices.xml)
        bound.post("invoices/:number/files/xml", use: invoices.fetchXML)
        return router
    }
}

extension RequestContext {
    /// The path's `:name` as an id; a text that is none is no such page.
    func id<Owner>(_ name: String, of owner: Owner.Type) throws -> Key<Owner> {
        guard let text = parameters.get(name), let key = Key<Owner>(text) else { throw NotFound() }
        return key
    }
}
