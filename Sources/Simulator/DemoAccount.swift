import Foundation

/// A person's account at the bureau.
struct DemoAccount: Decodable, Sendable {
    let account: String
    let password: String
    let person: String
    let role: String
    /// 身份类型 to choose from; one for most.
    let roles: [String]
    var rights: [String]
    let secondFactor: SecondFactor?
    /// Where codes are sent.
    let telephone: String

    private enum CodingKeys: CodingKey { case account, password, person, role, roles, rights, secondFactor, phone }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        account = try values.decode(String.self, forKey: .account)
        password = try values.decode(String.self, forKey: .password)
        person = try values.decode(String.self, forKey: .person)
        role = try values.decode(String.self, forKey: .role)
        roles = try values.decodeIfPresent([String].self, forKey: .roles) ?? [role]
        rights = try values.decode([String].self, forKey: .rights)
        secondFactor = try values.decodeIfPresent(SecondFactor.self, forKey: .secondFactor)
        telephone = try values.decodeIfPresent(String.self, forKey: .phone) ?? account
        guard telephone.wholeMatch(of: /1[0-9]{10}/) != nil else {
            throw DecodingError.dataCorruptedError(
                forKey: .phone, in: values, debugDescription: "an account that is no mobile number needs one")
        }
    }
}
