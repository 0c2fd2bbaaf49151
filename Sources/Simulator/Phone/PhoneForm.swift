import Hummingbird
import NIOCore

/// The hidden values of a button's form.
struct PhoneForm: Decodable, Sendable {
    let code: String
    let link: String
    let key: String

    static func read(_ request: Request) async throws -> PhoneForm {
        var request = request
        let body = try await request.collectBody(upTo: 8 << 10)
        let form = try? URLEncodedFormDecoder().decode(PhoneForm.self, from: String(buffer: body))
        guard let form, form.code.utf8.allSatisfy({ $0 < 128 && $0 > 47 }) else { throw HTTPError(.badRequest) }
        return form
    }
}
