/// 头像与昵称: as whom a person appears.
struct Profile: Hashable, Sendable {
    let nickname: String
    /// 1 to `Avatar.count`.
    let avatar: Int
}

/// What the platform knows of a person.
struct Contact: Sendable {
    enum Relation: Sendable {
        case stranger
        case follower
        case formerFollower
    }

    /// Nil until the person said.
    var profile: Profile?
    var relation = Relation.stranger
    /// Newest first.
    var inbox: [PushedMessage] = []
}
