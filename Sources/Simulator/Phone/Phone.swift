import Sealing

/// A person's phone. Its secret stays in the browser's cookie; the openid is made from it, and not back.
struct Phone: Hashable, Sendable {
    let openid: String
    /// As whom a script's phone appears, and what a browser's phone is offered.
    let suggestion: Profile

    /// The phone of a browser.
    init(secret: String, seed: UInt64) {
        openid = Self.openid("cookie/\(seed)/\(secret)")
        let nickname = Self.nicknames[Int(Dice.hash(openid) % UInt64(Self.nicknames.count))]
        suggestion = Profile(nickname: nickname, avatar: Self.avatar(openid))
    }

    /// The phone of a script: the same name is the same person in every run with the same seed.
    init(name: String, seed: UInt64) {
        openid = Self.openid("name/\(seed)/\(name)")
        suggestion = Profile(nickname: name, avatar: Self.avatar(name))
    }

    static func isSecret(_ text: String) -> Bool {
        text.utf8.count == 40 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    /// `o` and 27 letters or digits.
    static func isOpenID(_ text: String) -> Bool {
        text.utf8.count == 28 && text.hasPrefix("o") && text.utf8.allSatisfy { $0 < 128 && $0 > 44 }
    }

    private static func openid(_ source: String) -> String { "o" + Digest.sha1(source).hex.prefix(27) }

    private static func avatar(_ source: String) -> Int { Int(Dice.mix(Dice.hash(source)) % UInt64(Avatar.count)) + 1 }

    private static let nicknames = ["王敏", "陈思远", "李佳怡", "周雨桐", "徐文博", "何静", "林浩", "赵一鸣", "沈知夏", "顾清源"]
}
