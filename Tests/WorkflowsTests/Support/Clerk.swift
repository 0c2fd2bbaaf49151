import Domain
import Foundation
import Store
import Testing
import Workflows

/// A person who is signed in, with the demo's companies activated.
struct Clerk: Sendable {
    let office: Office
    let user: User
    let scope: Set<Enterprise.ID>

    /// Signs in with the phone of that name and activates a fresh code.
    init(_ name: String = "王敏", in office: Office) async throws {
        self.office = office
        let token = try await office.signedIn(by: name)
        user = try #require(try await office.person(token)).user
        try await office.activate(try await office.code(), for: user.id)
        scope = try #require(try await office.person(token)).enterprises
    }

    func enterprise(_ taxNumber: String) async throws -> Enterprise {
        let all = try await office.store.enterprises(in: scope).map(\.enterprise)
        return try #require(all.first { $0.taxNumber.description == taxNumber })
    }

    /// Logs an account in, reading the captcha unless `captcha` is what was typed.
    @discardableResult
    func logIn(_ credentials: Credentials, of enterprise: Enterprise, captcha: String? = nil) async throws -> Account.ID
    {
        let form = try await office.accounts.form(for: enterprise)
        let picture = try await office.accounts.captcha()
        let shown = if let captcha { captcha } else { try await office.world.captchaText(picture.id) }
        let fields = ["account": credentials.name, "password": credentials.password, "captcha": shown]
        return try await office.accounts.login(
            fields, captchaID: picture.id, form: form, for: enterprise, at: office.clock.now)
    }

    /// Adds the company's account and makes it the default for both directions.
    func setUp(_ taxNumber: String, with credentials: Credentials) async throws -> Enterprise {
        let enterprise = try await enterprise(taxNumber)
        let account = try await logIn(credentials, of: enterprise)
        try await office.store.setDefaultAccounts(
            DefaultAccounts(issue: account, receive: account), of: enterprise.id)
        return enterprise
    }
}
