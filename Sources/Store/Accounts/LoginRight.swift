import Domain
import Foundation
import GRDB

/// Whoever began a login may keep accounts of this company no more: made a reader, or no longer of the company.
public struct RightLost: Error, Hashable, Sendable {
    public init() {}
}

extension Store {
    /// Whoever was unbound, made a reader, or asked anew, may not finish what they began. Throws `RightLost`, or
    /// `conflict` where the link has ended.
    static func require(
        _ owner: LoginOwner?, on enterprise: Enterprise.ID, at now: Date, in db: Database
    ) throws {
        switch owner {
        case nil: break
        case .user(let id):
            let sql = "SELECT EXISTS (SELECT 1 FROM memberships WHERE user_id = ? AND enterprise_id = ?)"
            let isMember = try Bool.fetchOne(db, sql: sql, arguments: [id.rawValue, enterprise.rawValue])
            guard isMember == true, try user(id, in: db)?.role.mayOperate == true else { throw RightLost() }
        case .link(let id):
            let sql = "SELECT 1 FROM verifications WHERE id = ? AND ended_at IS NULL AND expires_at > ?"
            guard try Bool.fetchOne(db, sql: sql, arguments: [id.rawValue, now.milliseconds]) == true else {
                throw StoreError.conflict
            }
        }
    }
}
