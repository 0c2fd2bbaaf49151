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
    }

    let fields: [Field]

    func form() throws(BureauError) -> LoginForm {
        var fields: [LoginForm.Field] = []
        for field in self.fields {
            guard let kind = LoginForm.Field.Kind(rawValue: field.type), !field.name.isEmpty else {
                throw .badAnswer(reason: "login form field \(field.name) of type \(field.type)")
            }
            fields.append(
                LoginForm.Field(
                    name: field.name, label: field.label, kind: kind, isRequired: field.required,
                    maxLength: field.maxLength ?? 64, hint: field.hint ?? "", identifies: field.identifies ?? false))
        }
        guard fields.contains(where: \.identifies) else { throw .badAnswer(reason: "login form names no account") }
        return LoginForm(fields: fields)
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
    let captchaId: String
    let fields: [String: String]

    init(_ request: LoginRequest) {
        area = request.area
        creditCode = request.creditCode
        captchaId = request.captchaID
        fields = request.fields
    }
}

struct WireSession: Decodable {
    let token: String
    let person: String
    let role: String
    let rights: [String]
    let expiresAt: String

    func session() throws(BureauError) -> BureauSession {
        var granted: Rights = []
        for right in rights {
            switch right {
            case "issue": granted.insert(.issue)
            case "receive": granted.insert(.receive)
            default: throw .badAnswer(reason: "right \(right)")
            }
        }
        guard let end = Wire.instant(expiresAt), !token.isEmpty else { throw .badAnswer(reason: "session") }
        return BureauSession(token: token, person: person, role: role, rights: granted, expiresAt: end)
    }
}
