import Domain
import Foundation

/// The bureau's yes, and who is logged in.
struct WireSession: Decodable {
    /// Not in the answer to who is logged in.
    let token: String?
    let person: String
    let role: String
    let rights: [String]
    let expiresAt: String

    /// - Parameter known: the token that was asked with.
    func session(known: String = "") throws(BureauError) -> BureauSession {
        let token = token ?? known
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
