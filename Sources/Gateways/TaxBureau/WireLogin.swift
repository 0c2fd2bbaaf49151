import Domain
import Foundation

/// The contract's JSON for signing in. Its names are the contract's, spelled once here.
struct WireLoginForm: Decodable {
    struct Field: Decodable {
        let name: String
        let label: String
        let type: String
        let required: Bool
        let maxLength: Int?
        let hint: String?
        let identifies: Bool?
        let pattern: String?
        let options: [String]?

        func field() throws(BureauError) -> LoginForm.Field {
            guard let kind = LoginForm.Field.Kind(rawValue: type), !name.isEmpty,
                kind != .select || options?.isEmpty == false, pattern.map({ (try? Regex($0)) != nil }) ?? true
            else { throw .badAnswer(reason: "login form field \(name) of type \(type)") }
            return LoginForm.Field(
                name: name, label: label, kind: kind, isRequired: required, maxLength: maxLength ?? 64,
                hint: hint ?? "", identifies: identifies ?? false, pattern: pattern ?? "", options: options ?? [])
        }
    }

    let fields: [Field]

    func form() throws(BureauError) -> LoginForm { try Self.form(of: fields) }

    static func form(of fields: [Field]) throws(BureauError) -> LoginForm {
        var read: [LoginForm.Field] = []
        for field in fields { read.append(try field.field()) }
        guard !read.isEmpty, Set(read.map(\.name)).count == read.count else {
            throw .badAnswer(reason: "a login form without fields, or with two of one name")
        }
        return LoginForm(fields: read)
    }
}

struct WireCaptcha: Decodable {
    let id: String
    let image: Data
    let expiresAt: String

    func captcha() throws(BureauError) -> Captcha {
        guard let end = Wire.instant(expiresAt), image.starts(with: [0x89, 0x50, 0x4E, 0x47]) else {
            throw .badAnswer(reason: "captcha is no PNG or has no end")
        }
        return Captcha(id: id, image: image, expiresAt: end)
    }
}

struct WireLogin: Encodable {
    let area: String
    let creditCode: String
    let captchaId: String?
    let fields: [String: String]

    init(_ request: LoginRequest) {
        area = request.area
        creditCode = request.creditCode
        captchaId = request.captchaID.isEmpty ? nil : request.captchaID
        fields = request.fields
    }
}
