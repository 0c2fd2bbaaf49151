import Synchronization

/// Who follows the account, by openid, with nickname.
final class Followers: Sendable {
    private let nicknames = Mutex<[String: String]>([:])

    /// Whether this is a newcomer.
    func follow(_ phone: Phone) -> Bool {
        nicknames.withLock { $0.updateValue(phone.nickname, forKey: phone.openid) == nil }
    }

    func unfollow(_ phone: Phone) { _ = nicknames.withLock { $0.removeValue(forKey: phone.openid) } }

    func nickname(_ openid: String) -> String? { nicknames.withLock { $0[openid] } }
}
