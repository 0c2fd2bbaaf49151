import Domain
import Foundation
import GRDB
import Testing

@testable import Store

extension Origin {
    static let desk = Origin(address: "192.168.1.20", browser: "Chrome · Windows")

    /// The same browser somewhere else.
    static func at(_ address: String) -> Origin { Origin(address: address, browser: desk.browser) }
}

extension Deed {
    /// What 李会计 did at the desk.
    static func example(_ action: AuditAction, subject: String = "", person: String = "李会计") -> Deed {
        Deed(
            action, user: nil, person: person, subject: subject, address: Origin.desk.address,
            browser: Origin.desk.browser)
    }
}

extension NewActivation.Mail {
    /// With a link that lives for a month, whose token has the hash of `link`.
    static func example(to address: String = "chen@example.com", link: UInt8, at now: Date) throws -> Self {
        Self(
            to: try #require(MailAddress(address)), renewalHash: hash(link),
            renewableUntil: now.addingTimeInterval(30 * 86_400),
            letter: .example(link, until: now.addingTimeInterval(86_400)))
    }
}

extension NewLetter {
    static func example(_ byte: UInt8, until end: Date) -> NewLetter {
        NewLetter(place: "letters/\(UUID().uuidString)", keepUntil: end) { _ in [1, byte] }
    }
}

extension Store {
    /// Keeps an application of both example companies whose code has the hash of `byte`.
    @discardableResult
    func issue(
        _ byte: UInt8, for enterprises: [EnterpriseEntry] = [.first, .second], mail: NewActivation.Mail? = nil,
        at now: Date, lasting: TimeInterval = 86_400
    ) async throws -> StoredLetter.ID? {
        let new = NewActivation(
            codeHash: hash(byte), enterprises: enterprises, until: now.addingTimeInterval(lasting), mail: mail)
        return try await issue(new, recording: .example(.activationIssued), at: now)
    }

    /// Why the code does not open; nil: it did.
    func refusal(
        _ byte: UInt8, for user: User.ID, from origin: Origin = .desk, at now: Date
    ) async throws -> ActivationRefusal? {
        do {
            try await activate(codeHash: hash(byte), for: user, from: origin, at: now)
            return nil
        } catch let refusal as ActivationRefusal { return refusal }
    }

    /// The same, where the code alone lets in.
    func refusal(entering byte: UInt8, for session: NewSession) async throws -> ActivationRefusal? {
        do {
            try await enter(codeHash: hash(byte), for: session)
            return nil
        } catch let refusal as ActivationRefusal { return refusal }
    }

    /// A person of the company, in that role.
    func addMember(
        _ openid: String, as role: Role, of enterprise: Enterprise.ID, at now: Date
    ) async throws -> User.ID {
        let user = try await addUser(openid, at: now)
        try await run("INSERT INTO memberships VALUES (?, ?)", [user.rawValue, enterprise.rawValue])
        try await run("UPDATE users SET role = ? WHERE id = ?", [role.rawValue, user.rawValue])
        return user
    }

    func role(of user: User.ID) async throws -> Role? { try await self.user(user)?.role }

    /// The log's actions, the oldest first.
    func actions() async throws -> [AuditAction] {
        try await audit(AuditFilter(), before: nil, limit: 1_000).reversed().map(\.deed.action)
    }

    /// A session under the token `byte`, begun by scanning.
    func signIn(_ openid: String, _ byte: UInt8, at now: Date, lasting: TimeInterval = 3_600) async throws {
        let scene = "scene-\(openid)-\(byte)"
        try await open(.example(scene, at: now), browserHash: hash(byte))
        _ = try await move(scene: scene, to: .scanned, by: openid, at: now)
        _ = try await move(scene: scene, to: .confirmed, by: openid, at: now)
        _ = try await redeem(browserHash: hash(byte), for: .example(byte, at: now, lasting: lasting))
    }
}
