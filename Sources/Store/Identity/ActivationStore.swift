public import Domain
public import Foundation
import GRDB

/// Where a try comes from.
public struct Origin: Hashable, Sendable {
    public let address: String
    /// `Chrome · Windows`.
    public let browser: String

    public init(address: String, browser: String) {
        self.address = address
        self.browser = browser
    }
}

extension Store {
    /// 激活: opens the code once, and gives the person its companies. A refused try is counted, for the person and for
    /// the address. Who comes while nobody administers becomes administrator.
    public func activate(codeHash: [UInt8], for user: User.ID, from origin: Origin, at now: Date) async throws {
        let refusal = try await write { db in
            try Self.counting(try Self.user(user, in: db), origin, at: now, in: db) {
                try Self.redeem(codeHash, for: { _, _ in user }, from: origin, at: now, in: db)
            }
        }
        if let refusal { throw refusal }
    }

    /// 登录 with the code alone: opens it, and begins a session of the person whose code it is.
    public func enter(codeHash: [UInt8], for session: NewSession) async throws {
        let (origin, now) = (Origin(address: session.address, browser: session.browser), session.beganAt)
        let refusal = try await write { db in
            try Self.counting(nil, origin, at: now, in: db) {
                try Self.redeem(
                    codeHash,
                    for: { activation, db in
                        let user = try Self.holder(of: activation, at: now, in: db)
                        try Self.begin(session, for: user, in: db)
                        return user
                    }, from: origin, at: now, in: db)
            }
        }
        if let refusal { throw refusal }
        ticketSignal.fire()
    }

    private static let mostTriesAnHour = 10

    private static func tries(of user: User.ID?, from origin: Origin, at now: Date, in db: Database) throws -> Int {
        let hourAgo = now.addingTimeInterval(-3600).milliseconds
        try db.execute(sql: "DELETE FROM activation_tries WHERE tried_at <= ?", arguments: [hourAgo])
        let sql = """
            SELECT max((SELECT count(*) FROM activation_tries WHERE user_id = ? AND tried_at > ?),
                (SELECT count(*) FROM activation_tries WHERE address = ? AND tried_at > ?))
            """
        return try Int.fetchOne(db, sql: sql, arguments: [user?.rawValue, hourAgo, origin.address, hourAgo]) ?? 0
    }

    /// A refusal is a try and a line in the log; so is the first try beyond the limit, and no more: who goes on guessing
    /// must not fill the disk.
    private static func counting(
        _ user: User?, _ origin: Origin, at now: Date, in db: Database, _ redeem: () throws -> ActivationRefusal?
    ) throws -> ActivationRefusal? {
        let tries = try tries(of: user?.id, from: origin, at: now, in: db)
        guard tries <= mostTriesAnHour else { return .tooManyTries }
        guard let refusal = tries == mostTriesAnHour ? .tooManyTries : try redeem() else { return nil }
        try db.execute(
            sql: "INSERT INTO activation_tries (user_id, address, tried_at) VALUES (?, ?, ?)",
            arguments: [user?.id.rawValue, origin.address, now.milliseconds])
        let deed = Deed(
            .activationRefused, user: user?.id, person: user?.nickname ?? "未登录", subject: refusal.auditWords,
            address: origin.address, browser: origin.browser)
        try record(deed, at: now, in: db)
        return refusal
    }

    /// Nil: it opened. All refusals ask the same of the database, so that none is told by its time.
    private static func redeem(
        _ codeHash: [UInt8], for holder: (Row, Database) throws -> User.ID,
        from origin: Origin, at now: Date, in db: Database
    ) throws -> ActivationRefusal? {
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM activations WHERE code_hash = ?", arguments: [Data(codeHash)])
        let isReplaced =
            try Bool.fetchOne(
                db, sql: "SELECT 1 FROM replaced_codes WHERE code_hash = ?", arguments: [Data(codeHash)]) ?? false
        guard let row else { return isReplaced ? .expired : .unknown }
        guard row.instantIfAny("used_at") == nil else { return .used }
        guard try row.instant("expires_at") > now else { return .expired }
        let user = try holder(row, db)
        try open(try row.int("id"), for: user, from: origin, at: now, in: db)
        return nil
    }

    private static func open(
        _ activation: Int64, for user: User.ID, from origin: Origin, at now: Date, in db: Database
    ) throws {
        let hasAdministrator = try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (SELECT 1 FROM users JOIN memberships ON user_id = users.id WHERE role = 'administrator')
                """)
        try db.execute(
            sql: "UPDATE activations SET used_at = ?, used_by = ? WHERE id = ?",
            arguments: [now.milliseconds, user.rawValue, activation])
        try db.execute(
            sql: """
                INSERT INTO enterprises (tax_number, name, area)
                SELECT tax_number, name, area FROM activation_enterprises WHERE activation_id = ?
                ON CONFLICT (tax_number) DO UPDATE SET name = excluded.name, area = excluded.area
                """, arguments: [activation])
        try db.execute(
            sql: """
                INSERT INTO memberships (user_id, enterprise_id)
                SELECT ?, enterprises.id FROM enterprises
                JOIN activation_enterprises USING (tax_number) WHERE activation_id = ?
                ON CONFLICT DO NOTHING
                """, arguments: [user.rawValue, activation])
        if hasAdministrator != true {
            try db.execute(
                sql: "UPDATE users SET role = 'administrator' WHERE id = ?", arguments: [user.rawValue])
        }
        let names = try String.fetchAll(
            db, sql: "SELECT name FROM activation_enterprises WHERE activation_id = ? ORDER BY tax_number",
            arguments: [activation])
        let deed = Deed(
            .activated, user: user, person: try Self.user(user, in: db)?.nickname ?? "",
            subject: names.listed, address: origin.address, browser: origin.browser)
        try record(deed, at: now, in: db)
    }

    /// The person of an application that is entered with its code alone: the same one each time.
    private static func holder(of activation: Row, at now: Date, in db: Database) throws -> User.ID {
        let id = try activation.int("id")
        let email: String? = activation["email"]
        let openid = email.map(User.openid(ofMail:)) ?? User.openid(ofActivation: id)
        let name = email?.split(separator: "@").first.map { String($0.prefix(20)) } ?? "激活码用户 \(id)"
        try bind(openid: openid, nickname: name, at: now, in: db)
        guard let user = try user(openid: openid, in: db) else { throw StoreError.notFound }
        return user.id
    }
}

extension ActivationRefusal {
    fileprivate var auditWords: String {
        switch self {
        case .unknown: "激活码不存在"
        case .expired: "激活码已过期"
        case .used: "激活码已用过"
        case .tooManyTries: "输错次数太多"
        }
    }
}

extension [String] {
    /// The first three, and how many there are.
    public var listed: String {
        count <= 3 ? joined(separator: "、") : prefix(3).joined(separator: "、") + " 等 \(count) 家"
    }
}
