import Hummingbird

/// The text messages as a page.
struct SMSRoutes: Sendable {
    let inbox: SMSInbox

    func list(_ request: Request, context: SimulatorContext) -> Response {
        MailPage.response(SMSPage.list(inbox.messages()))
    }
}
