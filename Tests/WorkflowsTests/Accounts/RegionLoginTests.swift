import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Every region's form leads to a saved account, and from then on only its picture is asked for.
struct RegionLoginTests {
    struct Region: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let company: String
        let credentials: Credentials
        /// What is kept for the next login, beside name and password.
        let others: Set<String>
        /// Pages that are asked after the first.
        let later: Int
    }

    static let regions = [
        Region(testDescription: "深圳", company: DemoGroup.xinghe, credentials: .wang, others: [], later: 0),
        Region(
            testDescription: "上海", company: DemoGroup.yunzhan, credentials: .zhou, others: ["companyPassword"], later: 1
        ),
        Region(testDescription: "江苏", company: DemoGroup.chenghu, credentials: .xu, others: [], later: 1),
        Region(
            testDescription: "宁波", company: DemoGroup.yongjiang, credentials: .shen, others: ["companyUser", "idType"],
            later: 0),
    ]

    private static func open(
        _ region: Region, _ body: @escaping @Sendable (Clerk, Enterprise) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office, with: try DemoGroup.ofFourRegions)
            try await body(clerk, try await clerk.enterprise(region.company))
        }
    }

    /// Fills in page after page; how many there were.
    private static func fillIn(_ login: Login, _ credentials: Credentials) async throws -> Int {
        var pages = 0
        var attempt = try await login.answered()
        while attempt.page != nil, attempt.error == nil {
            pages += 1
            attempt = try await login.fill(credentials)
        }
        return pages
    }

    @Test(arguments: regions) func aFirstLoginIsSaved(_ region: Region) async throws {
        try await Self.open(region) { clerk, enterprise in
            let office = clerk.office
            let login = try await clerk.begin(region.credentials.fields, of: enterprise)
            #expect(try await Self.fillIn(login, region.credentials) == region.later)
            let attempt = try await login.attempt
            let account = try await clerk.account(try #require(attempt.saved))
            #expect(account.loginName == region.credentials.name && account.state == .usable && account.version == 1)
            #expect(account.changedBy == "王敏" && account.rights == [.issue, .receive])
            #expect(attempt.steps(.done) == [.sent, .captcha, .password, .rights, .saved])
            #expect(attempt.steps(.skipped) == [.secondFactor, .role])
            let kept = try await office.secrets.credentials(of: account.id)
            #expect(Set(kept.keys) == region.others.union(["account", "password"]), "no picture's text among them")
            #expect(kept["password"] == region.credentials.password)
            #expect(try await office.accounts.session(of: account.id)?.token.isEmpty == false)
            let deeds = try await office.store.audit(AuditFilter(), before: nil, limit: 1).map(\.deed)
            #expect(deeds.map(\.action) == [.accountSaved] && deeds[0].subject.hasPrefix(enterprise.name))
        }
    }

    /// A stored login: the later page of 上海 goes by itself, 江苏's picture is still asked for.
    @Test(arguments: regions) func aSecondLoginNeedsOnlyItsPicture(_ region: Region) async throws {
        try await Self.open(region) { clerk, enterprise in
            let id = try await clerk.logIn(region.credentials, of: enterprise)
            let known = try await clerk.account(id)
            #expect(try await clerk.office.accounts.hasCredentials(for: known))
            let login = try await clerk.begin([:], of: enterprise, known: known, stored: true, version: known.version)
            var attempt = try await login.answered()
            if region.company == DemoGroup.chenghu {
                #expect(attempt.page?.fields.map(\.kind) == [.captcha])
                attempt = try await login.fill(Credentials(name: "", password: ""))
            }
            #expect(attempt.saved == id, "\(attempt.phase)")
            #expect(try await clerk.account(id).version == 2)
            #expect(try await clerk.office.secrets.credentials(of: id)["password"] == region.credentials.password)
        }
    }

    @Test func aRegionWithoutALoginIsNotFound() async throws {
        try await Office.open { office in
            let tibet = Enterprise(
                id: Enterprise.ID(rawValue: 1), taxNumber: try TaxNumber(DemoGroup.xinghe), name: "拉萨",
                area: try #require(Area(code: "540000")))
            await #expect(throws: BureauError.notFound) { try await office.accounts.form(for: tibet) }
            #expect(office.accounts.lastForm(for: tibet) == nil)
        }
    }

    /// Its form is known once it was read, so that it can be shown while the bureau is silent.
    @Test func aFormIsRemembered() async throws {
        try await Self.open(Self.regions[3]) { clerk, enterprise in
            let form = try await clerk.office.accounts.form(for: enterprise)
            #expect(form.fields.map(\.kind).contains(.select))
            try await clerk.office.world.set(#"{"failureRate":1}"#)
            #expect(clerk.office.accounts.lastForm(for: enterprise) == form)
        }
    }

    /// What the bureau tells of rights is what counts, and none are an account too.
    @Test func anAccountWithoutRightsIsKeptAsSuch() async throws {
        try await Self.open(Self.regions[0]) { clerk, enterprise in
            let id = try await clerk.logIn(.powerless, of: enterprise)
            #expect(try await clerk.account(id).rights == [])
            #expect(try await clerk.account(id).state == .usable)
            await #expect(throws: DefaultAccountRefusal.noRight(.issue)) {
                try await clerk.office.store.setDefaultAccounts(
                    DefaultAccounts(issue: id, receive: id), of: enterprise.id)
            }
        }
    }
}
