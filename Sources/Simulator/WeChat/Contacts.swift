import Synchronization

/// Everyone whom the platform has met, by openid. Who was not met for longest is forgotten first.
final class Contacts: Sendable {
    static let limit = 5000
    static let inboxLimit = 50

    private struct State {
        var contacts: [String: Contact] = [:]
        var lastMet: [String: Int] = [:]
        var meetings = 0
    }

    private let state = Mutex(State())

    func find(_ openid: String) -> Contact? { state.withLock { $0.contacts[openid] } }

    func introduce(_ profile: Profile, as openid: String) { change(openid) { $0.profile = profile } }

    /// What the person was before.
    func follow(_ openid: String) -> Contact.Relation {
        change(openid) { contact in
            defer { contact.relation = .follower }
            return contact.relation
        }
    }

    func restore(_ relation: Contact.Relation, of openid: String) { change(openid) { $0.relation = relation } }

    /// Whether there was a follower to lose.
    func unfollow(_ openid: String) -> Bool {
        guard find(openid)?.relation == .follower else { return false }
        restore(.formerFollower, of: openid)
        return true
    }

    func push(_ message: PushedMessage, to openid: String) {
        change(openid) { $0.inbox = [message] + $0.inbox.prefix(Self.inboxLimit - 1) }
    }

    /// The person has seen the whole inbox.
    func readInbox(of openid: String) {
        change(openid) { contact in
            for place in contact.inbox.indices { contact.inbox[place].isRead = true }
        }
    }

    @discardableResult
    private func change<Result: Sendable>(_ openid: String, _ body: (inout Contact) -> Result) -> Result {
        state.withLock { state in
            if state.contacts[openid] == nil, state.contacts.count >= Self.limit,
                let oldest = state.lastMet.min(by: { $0.value < $1.value })?.key
            {
                (state.contacts[oldest], state.lastMet[oldest]) = (nil, nil)
            }
            state.meetings += 1
            state.lastMet[openid] = state.meetings
            return body(&state.contacts[openid, default: Contact()])
        }
    }
}
