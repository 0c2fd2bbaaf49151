import Foundation

/// What the platform tells of a person: texts that are empty where it does not, as the real one since 2021.
public struct WeChatPerson: Hashable, Sendable {
    public let nickname: String
    public let avatarURL: String

    public init(nickname: String, avatarURL: String) {
        self.nickname = nickname
        self.avatarURL = avatarURL
    }
}

extension WeChat {
    private static let largestAvatar = 256 * 1024

    public func person(of openid: String) async throws -> WeChatPerson {
        struct Answer: Decodable {
            let nickname: String?
            let headimgurl: String?
        }
        let answer = try await call(Answer.self) { [outside] token in
            try await outside.get("/cgi-bin/user/info?access_token=\(token)&openid=\(openid.urlEncoded)&lang=zh_CN")
        }
        return WeChatPerson(nickname: answer.nickname ?? "", avatarURL: answer.headimgurl ?? "")
    }

    /// The person's nickname; empty where the platform does not tell it.
    public func nickname(of openid: String) async throws -> String { try await person(of: openid).nickname }

    /// The picture behind an avatar's address, over HTTP or HTTPS: PNG or JPEG by its first bytes, at most 256 KB. Nil
    /// for anything else, also for a redirect.
    ///
    /// - Throws: `unreachable` where nobody answers within 10 s.
    public func avatar(at url: String) async throws -> [UInt8]? {
        guard let parts = URLComponents(string: url), ["http", "https"].contains(parts.scheme?.lowercased()),
            parts.host?.isEmpty == false, parts.user == nil
        else { return nil }
        do {
            let answer = try await Outside.picture(at: url, upTo: Self.largestAvatar)
            guard answer.status == 200, Self.isPicture(answer.body) else { return nil }
            return Array(answer.body)
        } catch OutsideError.tooLarge {
            return nil
        } catch OutsideError.unreachable(let reason) {
            throw WeChatError.unreachable(reason: reason)
        }
    }

    private static func isPicture(_ bytes: Data) -> Bool {
        bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    }
}
