public import Domain
public import Foundation
import GRDB

/// 每日摘要: what is new, for one person.
public struct DigestFacts: Sendable {
    public let openid: String
    /// Of a company each; never empty.
    public let companies: [ChangedCompany]
    /// When what is told of was seen.
    public let from: Date
    public let to: Date
}

extension Store {
    /// At start: the digest's job, due at `first` if there is none yet.
    public func addDigestJob(first: Date) async throws {
        try await write { try Self.addOnlyJob(ScheduleJob.digest, at: first, in: $0) }
        jobSignal.fire()
    }

    /// Whoever is to be told on `day` and has not been: bound to an account of a company whose schedule has a digest, and
    /// allowed to see that company.
    public func digestReaders(on day: Day) async throws -> [User.ID] {
        try await read { db in
            let sql = """
                SELECT DISTINCT users.id \(Self.told)
                    AND NOT EXISTS (SELECT 1 FROM digests WHERE user_id = users.id AND day = ?) ORDER BY users.id
                """
            return try Int64.fetchAll(db, sql: sql, arguments: [day.description]).map(User.ID.init(rawValue:))
        }
    }

    private static let told = """
        FROM schedules JOIN accounts ON accounts.enterprise_id = schedules.enterprise_id AND removed_at IS NULL
            JOIN account_bindings ON account_id = accounts.id JOIN users ON users.openid = account_bindings.openid
            JOIN memberships ON user_id = users.id AND memberships.enterprise_id = accounts.enterprise_id
        WHERE is_on AND has_digest
        """

    /// One person's digest of `day`: that it was made, and the message if there is anything to tell, or neither. Made
    /// twice it is sent once. What is told of is what was seen since the last digest, at most a week; at first a day.
    ///
    /// - Returns: whether there was anything to tell.
    public func makeDigest(
        for user: User.ID, on day: Day, at now: Date, until end: Date,
        _ push: @escaping @Sendable (DigestFacts) -> NewPush
    ) async throws -> Bool {
        let isTold = try await write { db -> Bool in
            let scope = try Int64.fetchSet(
                db, sql: "SELECT accounts.enterprise_id \(Self.told) AND users.id = ?", arguments: [user.rawValue])
            guard !scope.isEmpty, let openid = try Self.user(user, in: db)?.openid else { return false }
            let last = try Int64.fetchOne(
                db, sql: "SELECT max(until) FROM digests WHERE user_id = ?", arguments: [user.rawValue]
            ).map(Date.init(milliseconds:))
            // What is being written now has an earlier instant and is not here yet: it is told of tomorrow.
            let to = now.addingTimeInterval(-Self.longestWrite)
            try db.execute(
                sql: "INSERT OR IGNORE INTO digests (user_id, day, until) VALUES (?, ?, ?)",
                arguments: [user.rawValue, day.description, to.milliseconds])
            guard db.changesCount == 1 else { return false }
            let from = max(last ?? now.addingTimeInterval(-86_400), now.addingTimeInterval(-7 * 86_400))
            let companies = try Self.changedCompanies(
                in: Set(scope.map(Enterprise.ID.init(rawValue:))), from, to, most: Self.mostToldOf, limit: -1, in: db
            ).few
            guard !companies.isEmpty else { return false }
            let message = push(DigestFacts(openid: openid, companies: companies, from: from, to: to))
            let id = try Self.push(message, at: now, until: end, in: db)
            try db.execute(
                sql: "UPDATE digests SET push_id = ? WHERE user_id = ? AND day = ?",
                arguments: [id, user.rawValue, day.description])
            return true
        }
        if isTold { jobSignal.fire() }
        return isTold
    }

    /// Of a company and kind; beyond it a digest says that there are more.
    public static let mostToldOf = 9_999
    private static let longestWrite: TimeInterval = 60
}
