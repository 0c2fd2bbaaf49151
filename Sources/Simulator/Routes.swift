import Hummingbird

/// Everything the outside world answers.
enum Routes {
    static func router(_ bureau: Bureau, _ platform: Platform) -> Router<SimulatorContext> {
        let router = Router(context: SimulatorContext.self)

        let login = LoginRoutes(bureau: bureau)
        let queries = QueryRoutes(bureau: bureau)
        let files = FileRoutes(bureau: bureau)
        router.group().add(middleware: BureauGate(bureau: bureau))
            .get("regions/:area/login-form", use: login.form)
            .post("captchas", use: login.captcha)
            .post("sessions", use: login.begin)
            .get("sessions/current", use: login.current)
            .delete("sessions/current", use: login.end)
            .post("invoice-queries/count", use: queries.count)
            .post("invoice-queries/page", use: queries.page)
            .get("invoices/:key/files/:format", use: files.file)

        let weChat = WeChatRoutes(platform: platform)
        router.group("cgi-bin")
            .get("token", use: weChat.token)
            .post("qrcode/create", use: weChat.createCode)
            .get("user/info", use: weChat.userInfo)

        let phone = PhoneRoutes(platform: platform)
        router.get("q/:code", use: phone.scan)
            .post("phone/reply", use: phone.reply)
            .get("phone.css", use: phone.style)

        let truth = TruthRoutes(bureau: bureau)
        let control = ControlRoutes(bureau: bureau)
        let phones = PhoneControlRoutes(platform: platform)
        router.group("control").add(middleware: LoopbackGate())
            .get("truth", use: truth.show)
            .get("bureau", use: control.show)
            .put("bureau", use: control.update)
            .get("bureau/statistics", use: control.statistics)
            .post("sessions/end", use: control.endSessions)
            .post("sessions/verification", use: control.demandVerification)
            .get("captchas/:id", use: control.captcha)
            .post("phones/:name/scan", use: phones.scan)
            .post("phones/:name/confirm", use: phones.confirm)
            .post("phones/:name/decline", use: phones.decline)
        return router
    }
}
