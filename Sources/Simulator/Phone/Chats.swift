import Synchronization

/// One phone's talk with the Official Account about one code.
struct Chat: Sendable {
    enum Bubble: Sendable {
        case account(PassiveReply)
        case phone(String)
        case notice(String)
    }

    /// Proves that a reply comes from this chat's own page.
    let key = Token.random(bytes: 16)
    var bubbles: [Bubble] = []
    var isDelivered = false

    /// The buttons that may be pressed: those of the last message, until one was.
    var links: [MenuLink] {
        bubbles.last { if case .notice = $0 { false } else { true } }
            .flatMap { if case .account(let reply) = $0 { reply.links } else { nil } } ?? []
    }
}

final class Chats: Sendable {
    struct Key: Hashable, Sendable {
        let openid: String
        let code: String
    }

    private struct State {
        var chats: [Key: Chat] = [:]
        var last: [String: Key] = [:]
        var busy: [Key: Task<Chat, Never>] = [:]
    }

    private static let limit = 5000
    private let state = Mutex(State())

    func find(_ key: Key) -> Chat? { state.withLock { $0.chats[key] } }

    /// The chat that this phone spoke in last.
    func last(of phone: Phone) -> Key? { state.withLock { $0.last[phone.openid] } }

    /// Ends all chats of a phone.
    func forget(_ openid: String) {
        state.withLock { state in
            state.chats = state.chats.filter { $0.key.openid != openid }
            state.last[openid] = nil
        }
    }

    /// Changes a chat by a talk with the console. Who comes while one is going on waits for it and changes nothing.
    func advance(_ key: Key, by step: @escaping @Sendable (Chat) async -> Chat) async -> Chat {
        let task = state.withLock { state in
            if let running = state.busy[key] { return running }
            let chat = state.chats[key] ?? Chat()
            let task = Task { [self] in
                let next = await step(chat)
                store(next, key)
                return next
            }
            state.busy[key] = task
            return task
        }
        return await task.value
    }

    private func store(_ chat: Chat, _ key: Key) {
        state.withLock { state in
            if state.chats.count >= Self.limit { (state.chats, state.last) = ([:], [:]) }
            state.chats[key] = chat
            state.last[key.openid] = key
            state.busy[key] = nil
        }
    }
}
