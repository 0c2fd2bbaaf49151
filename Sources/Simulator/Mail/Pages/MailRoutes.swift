import Hummingbird

/// The mails that were taken, as pages.
struct MailRoutes: Sendable {
    let mailbox: Mailbox

    func list(_ request: Request, context: SimulatorContext) -> Response {
        MailPage.response(MailPage.list(mailbox.mails))
    }

    func mail(_ request: Request, context: SimulatorContext) -> Response {
        guard let mail = context.parameters.get("id", as: Int.self).flatMap(mailbox.find) else {
            return MailPage.response(MailPage.missing, status: .notFound)
        }
        return MailPage.response(MailPage.mail(mail))
    }

    func style(_ request: Request, context: SimulatorContext) -> Response {
        .bytes(Array(MailStyle.sheet.utf8), type: "text/css; charset=utf-8")
    }
}
