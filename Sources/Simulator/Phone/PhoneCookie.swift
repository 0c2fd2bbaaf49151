import HTTPTypes
import Hummingbird

/// The cookie that a phone's browser is known by.
enum PhoneCookie {
    static func secret(of request: Request) -> String? {
        request.cookies["phone"].map(\.value).flatMap { Phone.isSecret($0) ? $0 : nil }
    }

    static func write(_ secret: String, to response: inout Response) {
        response.headers[.setCookie] = "phone=\(secret); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
    }
}
