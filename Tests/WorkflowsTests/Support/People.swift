import Domain
import Foundation
import Store
import Testing
import Workflows

extension Deed {
    static let issued = Deed(
        .activationIssued, user: nil, person: "命令行（root）", subject: "打印", address: "本机", browser: "")
}

extension Office {
    /// A browser's session token after the whole path of a sign-in.
    func signedIn(by name: String) async throws -> String {
        try await Browser(self).confirmed(by: name).redeem()
    }

    /// A person who has signed in and nothing else.
    func newcomer(_ name: String) async throws -> User {
        let token = try await signedIn(by: name)
        return try #require(try await signIn.signedIn(token: token, at: clock.now)).user
    }

    /// Who stands behind a session's token now.
    func person(_ token: String) async throws -> SignedIn? { try await signIn.signedIn(token: token, at: clock.now) }

    /// A fresh code that is told, not mailed.
    func code(for companies: [EnterpriseEntry]? = nil) async throws -> String {
        let companies = try companies ?? DemoGroup.entries
        return try await activation.issue(for: companies, recording: .issued, at: clock.now).grouped
    }

    func activate(_ typed: String, for user: User.ID, from origin: Origin = .desk) async throws {
        try await activation.activate(typed: typed, for: user, from: origin, at: clock.now)
    }
}
