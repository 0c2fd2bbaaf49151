import Hummingbird
import NIOCore

/// 昵称与头像 as typed, and where the phone wants to go then.
struct ProfileForm: Decodable, Sendable {
    var nickname: String
    var avatar: Int
    var next: String

    static func read(_ request: Request) async throws -> ProfileForm {
        var request = request
        let body = try await request.collectBody(upTo: 8 << 10)
        guard let form = try? URLEncodedFormDecoder().decode(ProfileForm.self, from: String(buffer: body)),
            PhonePath.isOurs(form.next), Avatar.all.indices.contains(form.avatar - 1)
        else { throw HTTPError(.badRequest) }
        return form
    }
}

/// The places that a phone may be led to; nobody is sent elsewhere by a form.
enum PhonePath {
    static let home = "/phone"

    static func code(_ code: String) -> String { "/q/\(code)" }

    static func isOurs(_ path: String) -> Bool {
        path == home || path.wholeMatch(of: /\/q\/[0-9a-f]{1,64}/) != nil
    }
}
