import Hummingbird

/// The mail server for scripts: what it took, and how it behaves.
struct MailControlRoutes: Sendable {
    let server: MailServer

    func list(_ request: Request, context: SimulatorContext) -> Response {
        .json(.array(server.mailbox.mails.map(\.json)))
    }

    func show(_ request: Request, context: SimulatorContext) -> Response {
        .json(["mode": .text(server.mode.rawValue)])
    }

    func update(_ request: Request, context: SimulatorContext) async throws -> Response {
        server.mode = try await Fields.read(request, known: ["mode"]).choice("mode")
        return show(request, context: context)
    }
}

extension ReceivedMail {
    var json: JSONValue {
        [
            "id": .int(id), "from": .text(message.from.isEmpty ? sender : message.from), "to": .texts(recipients),
            "subject": .text(message.subject), "text": .text(message.text), "receivedAt": .instant(receivedAt),
        ]
    }
}
