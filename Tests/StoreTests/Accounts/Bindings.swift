import Domain
import Foundation
import GRDB

@testable import Store

extension BindingTicket {
    /// A new code that lives for five minutes.
    static func example(_ scene: String, of account: Account.ID, at issuedAt: Date) -> BindingTicket {
        BindingTicket(
            scene: scene, account: account, state: .issued, url: "https://weixin.example/q/\(scene)", openid: nil,
            issuedAt: issuedAt, expiresAt: issuedAt.addingTimeInterval(300))
    }
}

extension NewPush {
    static func example(to openid: String, place: String = "pushes/\(UUID().uuidString)") -> NewPush {
        NewPush(
            openid: openid, template: "t", content: ["thing1": "深圳晨光"], link: NewSecret(place: place) { _ in [1, 2] })
    }
}

extension Store {
    /// By a code that `user` asked for, scanned and confirmed by that phone.
    func bind(
        _ account: Account.ID, to openid: String, called name: String = "李佳怡", by user: User.ID, at now: Date
    ) async throws {
        let scene = "bind-\(UUID().uuidString)"
        try await open(.example(scene, of: account, at: now), by: user)
        _ = try await move(binding: scene, to: .scanned, by: openid, called: "", at: now)
        _ = try await move(binding: scene, to: .confirmed, by: openid, called: name, at: now)
    }

    /// With a link that has the hash of `link` and lives for two hours.
    func ask(for account: Account.ID, link: UInt8, to openid: String, at now: Date) async throws {
        try await ask(
            for: account, by: .example(to: openid), linkHash: hash(link), at: now, until: now.addingTimeInterval(7_200))
    }

    /// How the link with the hash of `link` ended.
    func ending(of link: UInt8) async throws -> Verification.Ending? {
        try await verification(linkHash: hash(link))?.ending
    }

    /// The states of the jobs that ask for an account's person, the oldest first.
    func askingJobs(for account: Account.ID) async throws -> [String] {
        try await texts(
            "SELECT state FROM jobs WHERE kind = ? AND subject = ? ORDER BY id",
            [SendingJob.verification, account.rawValue])
    }
}
