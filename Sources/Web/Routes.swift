import Domain
import Hummingbird

extension Console {
    /// Every address of the console on one page. Paths are nouns; a POST makes or ends one.
    func routes() -> Router<VisitorContext> {
        let router = Router(context: VisitorContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: ErrorPages(console: self))

        // Before the sessions: these ask nothing of the database.
        let files = FileRoutes(console: self)
        router.get("assets/:fingerprint/:name", use: files.asset)
        router.get("tax-bureau-gateway.openapi.yaml", use: files.gatewayContract)
        router.get("openapi.yaml", use: files.apiContract)
        router.get("healthz", use: files.health)

        router.add(middleware: Proxies(trusted: options.trustedProxies))
        // Before the sessions: a program shows a token, and a cookie is worth nothing there.
        APIRoute.register(in: router, for: self)
        router.add(middleware: Sessions(signIn: signIn, cookies: cookies, now: now))
        router.add(middleware: ErrorPages(console: self))
        router.add(middleware: OwnForms())
        let signIns = SignInRoutes(console: self)
        router.get("login", use: signIns.show)
        router.get("login/events", use: signIns.events)
        router.get(
            "session", use: { _, context in Response(status: context.signedIn == nil ? .unauthorized : .noContent) })
        router.post("session", use: signIns.redeem)
        router.post("session/code", use: CodeLoginRoutes(console: self).enter)
        let renewals = RenewalRoutes(console: self)
        router.get("activation/renewals/:link", use: renewals.show)
        router.post("activation/renewals/:link", use: renewals.renew)
        let verifications = VerificationRoutes(console: self)
        router.get("verifications/:link", use: verifications.show)
        router.post("verifications/:link", use: verifications.reply)
        router.get("verifications/:link/events", use: verifications.events)
        let weChat = WeChatRoutes(console: self)
        router.get("wechat/callback", use: weChat.echo)
        router.post("wechat/callback", use: weChat.hear)

        let signedIn = router.group(context: SignedInContext.self)
        let activations = ActivationRoutes(console: self)
        signedIn.get("activation", use: activations.show)
        signedIn.post("activation", use: activations.activate)
        let people = PeopleRoutes(console: self)
        signedIn.get("people/:id/avatar", use: people.avatar)
        let questions = QuestionRoutes(console: self)
        signedIn.get("session/end", use: questions.askSignOut)
        signedIn.post("session/end", use: questions.signOut)
        signedIn.get("sessions/end", use: questions.askSignOutEverywhere)
        signedIn.post("sessions/end", use: questions.signOutEverywhere)

        let bound = signedIn.group(context: BoundContext.self)
        bound.get("/", use: HomeRoutes(console: self).show)
        bound.get("events", use: EventRoutes(console: self).events)
        bound.get("binding/removal", use: questions.askUnbinding)
        bound.post("binding/removal", use: questions.unbind)
        let me = MeRoutes(console: self)
        bound.get("me", use: me.show)
        bound.post("me", use: me.rename)
        bound.post("sessions/:id/end", use: me.endSession)

        // Being in a group is the proof of the role.
        let operating = bound.group(context: OperatorContext.self)
        let administering = bound.group(context: AdministratorContext.self)
        administering.get("people", use: people.index)
        administering.post("people/:id/role", use: people.setRole)
        administering.get("people/:id/removal", use: people.askRemoval)
        administering.post("people/:id/removal", use: people.remove)
        administering.post("activations", use: people.invite)
        administering.post("activations/:id/withdrawal", use: people.withdraw)
        let audit = AuditRoutes(console: self)
        administering.get("audit", use: audit.index)
        administering.get("audit.csv", use: audit.export)
        let settings = SettingsRoutes(console: self)
        administering.get("settings", use: settings.show)
        administering.post("settings/test-mail", use: settings.testMail)
        administering.post("settings/file-mending", use: settings.mendFiles)
        let tokens = TokenRoutes(console: self)
        administering.get("api-tokens", use: tokens.index)
        administering.post("api-tokens", use: tokens.create)
        administering.get("api-tokens/:id/revocation", use: tokens.askRevocation)
        administering.post("api-tokens/:id/revocation", use: tokens.revoke)

        let enterprises = EnterpriseRoutes(console: self)
        bound.get("enterprises", use: enterprises.index)
        bound.get("enterprises/:id", use: enterprises.show)
        let accounts = AccountRoutes(console: self)
        bound.get("enterprises/:id/accounts", use: accounts.index)
        let forms = AccountFormRoutes(console: self)
        operating.get("enterprises/:id/accounts/new", use: forms.new)
        operating.post("enterprises/:id/accounts", use: forms.create)
        operating.get("enterprises/:id/accounts/:account/edit", use: forms.edit)
        operating.get("enterprises/:id/accounts/:account/login", use: forms.login)
        operating.post("enterprises/:id/accounts/:account/login", use: forms.begin)
        let logins = BureauLoginRoutes(console: self)
        operating.get("enterprises/:id/logins/:attempt", use: logins.show)
        operating.post("enterprises/:id/logins/:attempt", use: logins.reply)
        operating.get("enterprises/:id/logins/:attempt/events", use: logins.events)
        operating.post("enterprises/:id/logins/:attempt/end", use: logins.end)
        operating.get("enterprises/:id/accounts/:account/removal", use: accounts.askRemoval)
        operating.post("enterprises/:id/accounts/:account/removal", use: accounts.remove)
        operating.post("enterprises/:id/accounts/:account/reminder", use: accounts.remind)
        let bindings = BindingRoutes(console: self)
        operating.get("enterprises/:id/accounts/:account/wechat-binding", use: bindings.show)
        operating.post("enterprises/:id/accounts/:account/wechat-binding", use: bindings.begin)
        operating.get("enterprises/:id/accounts/:account/wechat-binding/events", use: bindings.events)
        operating.get("enterprises/:id/accounts/:account/wechat-binding/removal", use: bindings.askRemoval)
        operating.post("enterprises/:id/accounts/:account/wechat-binding/removal", use: bindings.remove)
        operating.post("enterprises/:id/default-accounts", use: accounts.setDefaults)
        let downloads = DownloadRoutes(console: self)
        bound.get("downloads", use: downloads.index)
        operating.post("downloads", use: downloads.create)
        bound.get("downloads/:id", use: downloads.show)
        operating.post("downloads/:id/cancellation", use: downloads.cancel)
        operating.post("downloads/:id/retry", use: downloads.retry)
        let invoices = InvoiceRoutes(console: self)
        bound.get("invoices", use: invoices.index)
        let exports = InvoiceExportRoutes(console: self)
        bound.get("invoices.xlsx", use: exports.workbook)
        bound.get("invoices.zip", use: exports.files)
        bound.get("invoices/:number", use: invoices.show)
        bound.get("invoices/:number/files/:format", use: invoices.file)
        operating.post("invoices/:number/files/:format", use: invoices.fetchXML)
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
