import Foundation

/// A person's login for one company.
struct BureauSession: Sendable {
    let token: String
    let archive: Archive
    /// With the rights that it has now.
    var account: DemoAccount
    /// 身份类型, of several the chosen one.
    let role: String
    var begunAt: Date
    var usedAt: Date
    var bucket = TokenBucket()
    /// Queries and files that were not refused for their pace.
    var queries = 0

    static let longest: TimeInterval = 12 * 3600

    func expiresAt(idle: TimeInterval) -> Date {
        min(begunAt.addingTimeInterval(Self.longest), usedAt.addingTimeInterval(idle))
    }

    /// - Parameter limit: queries and files; 0 is none.
    func hasAsked(moreThan limit: Int) -> Bool { limit > 0 && queries > limit }

    /// By which wrong passwords are counted.
    var personKey: String { "person/\(archive.company.taxNumber)/\(account.account)" }

    func isOf(_ account: DemoAccount, _ company: DemoCompany) -> Bool {
        self.account.account == account.account && archive.company.taxNumber == company.taxNumber
    }

    func json(idle: TimeInterval) -> [String: JSONValue] {
        [
            "person": .text(account.person), "role": .text(role), "rights": .texts(account.rights),
            "expiresAt": .instant(expiresAt(idle: idle)),
        ]
    }
}
