import Foundation

/// What a phone shows first: who it is, what was pushed to it, and what was said last.
struct PhoneHome: Sendable {
    let profile: Profile
    let isFollower: Bool
    /// Newest first, only what arrived.
    let inbox: [PushedMessage]
    /// The last chat and its code.
    let chat: (code: String, chat: Chat)?
    let now: Date

    var unread: Int { inbox.count { !$0.isRead } }
}

extension Platform {
    /// The phone's home. What it shows counts as read from then on.
    func home(of phone: Phone, as profile: Profile) -> PhoneHome {
        let contact = contacts.find(phone.openid)
        let chat = chats.last(of: phone).flatMap { key in chats.find(key).map { (key.code, $0) } }
        defer { contacts.readInbox(of: phone.openid) }
        return PhoneHome(
            profile: profile, isFollower: contact?.relation == .follower,
            inbox: contact?.inbox.filter { $0.status == .success } ?? [], chat: chat, now: now())
    }
}
