public import Domain
public import Foundation
import GRDB

/// What a phone is asked about: the account and its company.
public struct BindingQuestion: Sendable {
    public let ticket: BindingTicket
    public let account: Account
    public let enterprise: Enterprise
    public let requestedBy: User
}

extension Store {
    /// Keeps a new QR code of an account; older ones of the same person are of no more use.
    public func open(_ ticket: BindingTicket, by user: User.ID) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE binding_tickets SET state = 'expired'
                    WHERE account_id = ? AND requested_by = ? AND state IN ('issued', 'scanned')
                    """, arguments: [ticket.account.rawValue, user.rawValue])
            try db.execute(
                sql: "DELETE FROM binding_tickets WHERE expires_at < ?",
                arguments: [ticket.issuedAt.addingTimeInterval(-86_400).milliseconds])
            try db.execute(
                sql: """
                    INSERT INTO binding_tickets (scene, account_id, requested_by, state, url, issued_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    ticket.scene, ticket.account.rawValue, user.rawValue, ticket.state.rawValue, ticket.url,
                    ticket.issuedAt.milliseconds, ticket.expiresAt.milliseconds,
                ])
        }
        ticketSignal.fire()
    }

    /// The newest QR code that a person asked for; one past its end reads as expired.
    public func bindingTicket(
        of account: Account.ID, by user: User.ID, at now: Date
    ) async throws -> BindingTicket? {
        try await read { db in
            let sql = """
                SELECT * FROM binding_tickets WHERE account_id = ? AND requested_by = ?
                ORDER BY issued_at DESC, rowid DESC LIMIT 1
                """
            return try Row.fetchOne(db, sql: sql, arguments: [account.rawValue, user.rawValue]).map {
                try BindingTicket(row: $0, at: now)
            }
        }
    }

    /// A phone's event moves its ticket: the scan from `issued`, the answer only by the phone that scanned. Confirmed, the
    /// account is that person's, whoever's it was.
    public func move(
        binding scene: String, to next: BindingTicket.State, by openid: String, called name: String, at now: Date
    ) async throws -> BindingQuestion {
        let question = try await write { db -> BindingQuestion in
            let question = try Self.bindingQuestion(scene, at: now, in: db)
            let ticket = question.ticket
            guard ticket.openid == nil || ticket.openid == openid else { throw StoreError.conflict }
            // The same phone that says the same again is heard and changes nothing.
            if ticket.state == next, ticket.openid == openid { return question }
            let state = try ticket.state.moved(to: next)
            try db.execute(
                sql: "UPDATE binding_tickets SET state = ?, openid = ? WHERE scene = ?",
                arguments: [state.rawValue, openid, scene])
            if state == .confirmed { try Self.bind(question, to: openid, called: name, at: now, in: db) }
            return question
        }
        ticketSignal.fire()
        progressSignal.fire()
        jobSignal.fire()
        return question
    }

    public func binding(of account: Account.ID) async throws -> AccountBinding? {
        try await bindings(of: [account])[account]
    }

    public func bindings(of accounts: Set<Account.ID>) async throws -> [Account.ID: AccountBinding] {
        try await read { db in
            let sql = "SELECT * FROM account_bindings WHERE account_id IN (SELECT value FROM json_each(?))"
            return try Dictionary(
                Row.fetchAll(db, sql: sql, arguments: [accounts.json]).map { row in
                    (
                        try row.key("account_id"),
                        AccountBinding(
                            openid: try row.text("openid"), name: try row.text("name"),
                            boundAt: try row.instant("bound_at"))
                    )
                }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Nobody is asked for this account any more; links that were pushed are worth nothing. False: nobody was bound.
    public func unbindAccount(_ account: Account.ID, recording deed: Deed, at now: Date) async throws -> Bool {
        let wasBound = try await write { db -> Bool in
            try db.execute(
                sql: "DELETE FROM account_bindings WHERE account_id = ?", arguments: [account.rawValue])
            guard db.changesCount == 1 else { return false }
            try Self.endVerifications(of: account, as: .unbound, at: now, in: db)
            try Self.record(deed, at: now, in: db)
            return true
        }
        ticketSignal.fire()
        return wasBound
    }

    /// The person is asked for no account any more. Returns the name under which they were bound, if they were.
    static func unbindAccounts(ofOpenid openid: String, at now: Date, in db: Database) throws -> String? {
        let name = try String.fetchOne(
            db, sql: "SELECT name FROM account_bindings WHERE openid = ? LIMIT 1", arguments: [openid])
        try db.execute(
            sql: "UPDATE verifications SET ended_at = ?, ended_as = ? WHERE openid = ? AND ended_at IS NULL",
            arguments: [now.milliseconds, Verification.Ending.unbound.rawValue, openid])
        try db.execute(sql: "DELETE FROM account_bindings WHERE openid = ?", arguments: [openid])
        // What waits to be sent tells of companies that are no longer this person's.
        try db.execute(
            sql:
                "UPDATE pushes SET state = 'failed', error = 'unbound', sealed = NULL WHERE openid = ? AND state = 'waiting'",
            arguments: [openid])
        // A code that the person has scanned, or asked for, is no way back in.
        try db.execute(
            sql: """
                UPDATE binding_tickets SET state = 'expired' WHERE state IN ('issued', 'scanned')
                    AND (openid = ?1 OR requested_by IN (SELECT id FROM users WHERE openid = ?1))
                """, arguments: [openid])
        return name
    }

    private static func bindingQuestion(_ scene: String, at now: Date, in db: Database) throws -> BindingQuestion {
        let sql = "SELECT * FROM binding_tickets WHERE scene = ?"
        guard let row = try Row.fetchOne(db, sql: sql, arguments: [scene]) else { throw StoreError.notFound }
        let ticket = try BindingTicket(row: row, at: now)
        guard let account = try account(ticket.account, in: db), let user = try user(row.key("requested_by"), in: db),
            let company = try Row.fetchOne(
                db, sql: "SELECT * FROM enterprises WHERE id = ?", arguments: [account.enterprise.rawValue])
        else { throw StoreError.notFound }
        return BindingQuestion(
            ticket: ticket, account: account, enterprise: try Enterprise(row: company), requestedBy: user)
    }

    private static func bind(
        _ question: BindingQuestion, to openid: String, called name: String, at now: Date, in db: Database
    ) throws {
        let account = question.account
        try endVerifications(of: account.id, as: .unbound, at: now, in: db)
        try db.execute(
            sql: """
                INSERT INTO account_bindings VALUES (?, ?, ?, ?) ON CONFLICT (account_id)
                DO UPDATE SET openid = excluded.openid, name = excluded.name, bound_at = excluded.bound_at
                """, arguments: [account.id.rawValue, openid, name, now.milliseconds])
        if account.state == .verificationRequired { try askOnce(about: account.id, at: now, in: db) }
        let deed = Deed(
            .weChatBound, user: question.requestedBy.id, person: question.requestedBy.nickname,
            subject: "\(question.enterprise.name)：\(account.label) 绑定到 \(name)", address: "微信", browser: "")
        try record(deed, at: now, in: db)
    }
}

extension BindingTicket {
    init(row: Row, at now: Date) throws {
        let kept: State = try row.word("state")
        let expiresAt = try row.instant("expires_at")
        let isPast = expiresAt <= now && (kept == .issued || kept == .scanned)
        self.init(
            scene: try row.text("scene"), account: try row.key("account_id"), state: isPast ? .expired : kept,
            url: try row.text("url"), openid: row["openid"], issuedAt: try row.instant("issued_at"),
            expiresAt: expiresAt)
    }
}
