/// What a phone does: scans a code, presses a button.
extension Platform {
    /// Posts the scan unless this phone's scan of this code was taken already. Nil for a code unknown or expired.
    func scan(_ code: String, by phone: Phone) async -> Chat? {
        let key = Chats.Key(openid: phone.openid, code: code)
        if let chat = chats.find(key), chat.isDelivered { return chat }
        guard let scene = codes.find(code, now: now()) else { return nil }
        return await chats.advance(key) { [self] chat in
            if chat.isDelivered { return chat }
            let before = contacts.follow(phone.openid)
            let members = CallbackMessage.scan(scene, isNewcomer: before != .follower)
            let delivery = await tell(members, from: phone.openid)
            // The platform tells of a newcomer until it is heard.
            if delivery == .failed { contacts.restore(before, of: phone.openid) }
            var next = chat
            next.isDelivered = delivery != .failed
            next.bubbles = bubbles(of: delivery, silence: "已关注并扫码")
            return next
        }
    }

    /// Sends a link's words. Nil unless the last message of the chat has that link.
    func press(_ linkID: String, in code: String, by phone: Phone) async -> Chat? {
        let key = Chats.Key(openid: phone.openid, code: code)
        guard let chat = chats.find(key), chat.links.contains(where: { $0.id == linkID }) else { return nil }
        return await chats.advance(key) { [self] chat in
            guard let link = chat.links.first(where: { $0.id == linkID }) else { return chat }
            let members = CallbackMessage.press(link, messageID: String(nextMessageID()))
            let delivery = await tell(members, from: phone.openid)
            var next = chat
            if delivery != .failed { next.bubbles.append(.phone(link.content)) }
            next.bubbles += bubbles(of: delivery, silence: nil)
            return next
        }
    }

    /// 取消关注: ends the talk with the account. False for who follows it not.
    func unsubscribe(_ openid: String) async -> Bool {
        guard contacts.unfollow(openid) else { return false }
        chats.forget(openid)
        _ = await tell(CallbackMessage.unsubscription, from: openid)
        return true
    }

    private func bubbles(of delivery: Callback.Delivery, silence: String?) -> [Chat.Bubble] {
        switch delivery {
        case .failed: [.notice("消息未送达，请稍后重试")]
        case .answered(let reply?): [.account(reply)]
        case .answered(nil): silence.map { [.notice($0)] } ?? []
        }
    }
}
