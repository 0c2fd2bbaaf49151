/// 模板消息: what the account pushes without being asked.
extension Platform {
    /// Puts the message into the person's inbox, in the state that the knobs say.
    func push(_ order: TemplateOrder) throws(WeChatRefusal) -> PushedMessage {
        switch contacts.find(order.openid)?.relation {
        case nil, .stranger?: throw .invalidOpenID
        case .formerFollower?: throw .notFollowing
        case .follower?: break
        }
        guard let template = templates.first(where: { $0.id == order.templateID }) else { throw .invalidTemplate }
        let message = PushedMessage(
            id: nextMessageID(), template: template, lines: try order.lines(of: template), url: order.url, at: now(),
            status: settings.templateResult)
        contacts.push(message, to: order.openid)
        return message
    }

    /// Tells the console how a push ended, by an event of its own.
    func report(_ message: PushedMessage, to openid: String) async {
        _ = await tell(CallbackMessage.templateFinished(message), from: openid)
    }
}
