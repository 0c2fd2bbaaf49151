public import Domain
public import Foundation
import GRDB

extension Store {
    /// Keeps a new ticket for the browser whose cookie has this hash; older ones of that browser are of no more use.
    public func open(_ ticket: SignInTicket, browserHash: [UInt8]) async throws {
        try await write { db in
            try db.execute(
                sql: """
                    UPDATE tickets SET state = 'expired'
                    WHERE browser_hash = ? AND state IN ('issued', 'scanned', 'confirmed')
                    """, arguments: [Data(browserHash)])
            try db.execute(
                sql: "DELETE FROM tickets WHERE expires_at < ?",
                arguments: [ticket.issuedAt.addingTimeInterval(-86_400).milliseconds])
            try db.execute(
                sql: """
                    INSERT INTO tickets (scene, browser_hash, state, url, number, browser, address, issued_at, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    ticket.scene, Data(browserHash), ticket.state.rawValue, ticket.url, ticket.number, ticket.browser,
                    ticket.address, ticket.issuedAt.milliseconds, ticket.expiresAt.milliseconds,
                ])
        }
    }

    /// The browser's newest ticket; one past its end reads as expired.
    public func ticket(browserHash: [UInt8], at now: Date) async throws -> SignInTicket? {
        try await read { db in
            let sql = "SELECT * FROM tickets WHERE browser_hash = ? ORDER BY issued_at DESC, rowid DESC LIMIT 1"
            return try Row.fetchOne(db, sql: sql, arguments: [Data(browserHash)]).map {
                try SignInTicket(row: $0, at: now)
            }
        }
    }

    /// A phone's event moves its ticket: the scan from `issued`, the answer only by the phone that scanned.
    /// With a nickname the person is bound in the same transaction, so that only a ticket that moves makes a person, and
    /// only one that moves is a line in the log.
    public func move(
        scene: String, to next: Ticket.State, by openid: String, binding nickname: String? = nil,
        recording deed: (@Sendable (SignInTicket, User?) -> Deed)? = nil, at now: Date
    ) async throws -> SignInTicket {
        let ticket = try await write { db in
            guard let row = try Row.fetchOne(db, sql: "SELECT * FROM tickets WHERE scene = ?", arguments: [scene])
            else { throw StoreError.notFound }
            let ticket = try SignInTicket(row: row, at: now)
            guard ticket.openid == nil || ticket.openid == openid else { throw StoreError.conflict }
            // The same phone that says the same again, as after a second scan, is heard and changes nothing.
            if ticket.state == next, ticket.openid == openid { return ticket }
            let state = try ticket.state.moved(to: next)
            if let nickname { try Self.bind(openid: openid, nickname: nickname, at: now, in: db) }
            let moved = try Row.fetchOne(
                db, sql: "UPDATE tickets SET state = ?, openid = ? WHERE scene = ? RETURNING *",
                arguments: [state.rawValue, openid, scene])
            if let deed { try Self.record(deed(ticket, try Self.user(openid: openid, in: db)), at: now, in: db) }
            return try moved.map { try SignInTicket(row: $0, at: now) } ?? { throw StoreError.notFound }()
        }
        ticketSignal.fire()
        return ticket
    }
}

extension SignInTicket {
    init(row: Row, at now: Date) throws {
        let kept: Ticket.State = try row.word("state")
        let expiresAt = try row.instant("expires_at")
        let isPast = expiresAt <= now && kept != .redeemed && kept != .declined
        self.init(
            scene: try row.text("scene"), state: isPast ? .expired : kept, url: try row.text("url"),
            number: try row.count("number"), browser: try row.text("browser"), address: try row.text("address"),
            openid: row["openid"], issuedAt: try row.instant("issued_at"), expiresAt: expiresAt)
    }
}
