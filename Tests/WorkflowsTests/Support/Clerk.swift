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
    init(_ name: String = "王敏", in office: Office, with companies: [EnterpriseEntry]? = nil) async throws {
        self.office = office
        let token = try await office.signedIn(by: name)
        user = try #require(try await office.person(token)).user
        try await office.activate(try await office.code(for: companies), for: user.id)
        scope = try #require(try await office.person(token)).enterprises
    }

    func enterprise(_ taxNumber: String) async throws -> Enterprise {
        let all = try await office.store.companies(scope)
        return try #require(all.first { $0.taxNumber.description == taxNumber })
    }

    func account(_ id: Account.ID) async throws -> Account { try #require(try await office.store.account(id)) }

    /// In this person's name.
    var deeds: LoginDesk.Deeds {
        { [user] action, subject in
            Deed(
                action, user: user.id, person: user.nickname, subject: subject, address: Origin.desk.address,
                browser: Origin.desk.browser)
        }
    }

    /// Sends the bureau's first form, with `known`'s kept values for what is not typed if `stored`. Its picture is read,
    /// unless `captcha` is what was typed.
    func begin(
        _ typed: [String: String], of enterprise: Enterprise, known: Account? = nil, stored: Bool = false,
        version: Int? = nil, captcha: String? = nil
    ) async throws -> Login {
        let form = try await office.accounts.form(for: enterprise)
        var fields = typed.filter { field in form.fields.contains { $0.name == field.key } }
        var picture = ""
        if form.hasCaptcha {
            picture = try await office.accounts.captcha().id
            fields["captcha"] = if let captcha { captcha } else { try await office.world.captchaText(picture) }
        }
        let order = LoginOrder(
            enterprise, known: known, form: form, fields: fields, captchaID: picture, usesStored: stored,
            version: version ?? known?.version)
        let owner = LoginOwner.user(user.id)
        let id = try await office.desk.begin(order, by: owner, named: user.nickname, deeds: deeds)
        return Login(office: office, id: id, owner: owner)
    }

    /// Logs an account in, new or known, as far as its password and its pictures bring it, reading them unless `captcha`
    /// is what was typed. Throws what the bureau refused with.
    @discardableResult
    func logIn(_ credentials: Credentials, of enterprise: Enterprise, captcha: String? = nil) async throws -> Account.ID
    {
        let known = try await office.store.accounts(of: enterprise.id).first { $0.loginName == credentials.name }
        let login = try await begin(credentials.fields, of: enterprise, known: known, captcha: captcha)
        var attempt = try await login.answered()
        while attempt.page != nil, attempt.error == nil {
            attempt = try await login.fill(credentials, captcha: captcha)
        }
        if let error = attempt.error { throw error }
        return try #require(attempt.saved, "\(attempt.phase)")
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
