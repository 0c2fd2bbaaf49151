import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Two people and one account: the second is told before anything goes to the bureau in their name.
struct LoginConflictTests {
    private static func open(
        _ body: @escaping @Sendable (_ wang: Clerk, _ chen: Clerk, Enterprise) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let wang = try await Clerk("王敏", in: office, with: try DemoGroup.ofFourRegions)
            let chen = try await Clerk("陈思远", in: office, with: try DemoGroup.ofFourRegions)
            try await body(wang, chen, try await wang.enterprise(DemoGroup.xinghe))
        }
    }

    /// What the desk refused with, and how often the bureau was asked to log in meanwhile.
    private static func refusal(
        _ office: Office, _ begin: () async throws -> some Sendable
    ) async throws -> LoginRefusal? {
        let logins = try await (office.world.answers(withStatus: 202), office.world.openSessions)
        do {
            _ = try await begin()
            return nil
        } catch let refusal as LoginRefusal {
            let after = try await (office.world.answers(withStatus: 202), office.world.openSessions)
            #expect(after == logins, "nothing was sent in the second person's name")
            return refusal
        }
    }

    @Test func whoComesSecondWhileTheFirstIsAtItIsBusy() async throws {
        try await Self.open { wang, chen, enterprise in
            let office = wang.office
            let first = try await wang.begin(Credentials.texted.fields, of: enterprise)
            let since = try await first.wait { $0.challenge != nil }.startedAt
            let refused = try await Self.refusal(office) {
                try await chen.begin(Credentials.texted.fields, of: enterprise)
            }
            #expect(refused == .busy(by: "王敏", since: since))
            _ = try await chen.begin(Credentials.wang.fields, of: enterprise).answered()
            // The first one's code is over by then, and with it the wait.
            office.clock.advance(121)
            let second = try await chen.begin(Credentials.texted.fields, of: enterprise)
            #expect(try await second.answered().challenge != nil)
        }
    }

    @Test func aKnownAccountIsBusyToo() async throws {
        try await Self.open { wang, chen, enterprise in
            let id = try await wang.logIn(.wang, of: enterprise)
            let known = try await wang.account(id)
            try await wang.office.world.set(#"{"secondFactor":"sms"}"#)
            let first = try await wang.begin([:], of: enterprise, known: known, stored: true)
            let since = try await first.wait { $0.challenge != nil }.startedAt
            let refused = try await Self.refusal(wang.office) {
                try await chen.begin([:], of: enterprise, known: known, stored: true)
            }
            #expect(refused == .busy(by: "王敏", since: since))
        }
    }

    @Test func onesOwnFormerAttemptMakesWay() async throws {
        try await Self.open { wang, _, enterprise in
            let first = try await wang.begin(Credentials.texted.fields, of: enterprise)
            try await first.wait { $0.challenge != nil }
            let second = try await wang.begin(Credentials.texted.fields, of: enterprise)
            #expect(try await second.answered().challenge != nil)
            #expect(await wang.office.desk.attempt(first.id, of: first.owner) == nil)
            #expect(await wang.office.desk.newest(of: second.owner)?.id == second.id)
        }
    }

    @Test func whoSawAnOlderPageIsTold() async throws {
        try await Self.open { wang, chen, enterprise in
            let id = try await wang.logIn(.wang, of: enterprise)
            let seen = try await chen.account(id)
            try await wang.logIn(.wang, of: enterprise)
            let now = try await wang.account(id)
            let refused = try await Self.refusal(wang.office) {
                try await chen.begin([:], of: enterprise, known: seen, stored: true, version: seen.version)
            }
            #expect(refused == .changed(by: "王敏", at: now.verifiedAt))
            let deed = Deed(.accountRemoved, user: nil, person: "王敏", subject: "", address: "", browser: "")
            try await wang.office.accounts.remove(now, version: now.version, recording: deed, at: wang.office.clock.now)
            guard
                case .changed? = try await Self.refusal(
                    wang.office,
                    {
                        try await chen.begin([:], of: enterprise, known: now, stored: true, version: now.version)
                    })
            else {
                Issue.record("a removed account was logged in")
                return
            }
        }
    }

    /// A form that was tampered with, or cut short: what it was shown with is not known.
    @Test func whoDoesNotSayWhatTheySawSendsNothing() async throws {
        try await Self.open { wang, _, enterprise in
            let known = try await wang.account(try await wang.logIn(.wang, of: enterprise))
            let form = try await wang.office.accounts.form(for: enterprise)
            for stored in [true, false] {
                let order = LoginOrder(
                    enterprise, known: known, form: form, fields: Credentials.wang.fields, captchaID: "",
                    usesStored: stored, version: nil)
                let refused = try await Self.refusal(wang.office) {
                    try await wang.office.desk.begin(order, by: .user(wang.user.id), named: "王敏", deeds: wang.deeds)
                }
                #expect(refused == .unseen)
            }
        }
    }

    @Test func whatTheCompanyHasIsNotAddedTwice() async throws {
        try await Self.open { wang, chen, enterprise in
            let id = try await wang.logIn(.wang, of: enterprise)
            let at = try await wang.account(id).verifiedAt
            let refused = try await Self.refusal(wang.office) {
                try await chen.begin(Credentials.wang.fields, of: enterprise)
            }
            #expect(refused == .exists(id, by: "王敏", at: at))
        }
    }

    /// 上海 asks for the name on its second page.
    @Test func aNameThatComesLateIsComparedToo() async throws {
        try await Self.open { wang, chen, _ in
            let shanghai = try await wang.enterprise(DemoGroup.yunzhan)
            let id = try await wang.logIn(.zhou, of: shanghai)
            let at = try await wang.account(id).verifiedAt
            let second = try await chen.begin(Credentials.zhou.fields, of: shanghai)
            try await second.wait { $0.page != nil }
            let refused = try await Self.refusal(wang.office) { try await second.fill(.zhou) }
            #expect(refused == .exists(id, by: "王敏", at: at))
        }
    }

    @Test func aNameThatComesLateMayBeBusyToo() async throws {
        try await Self.open { wang, chen, _ in
            let shanghai = try await wang.enterprise(DemoGroup.yunzhan)
            try await wang.office.world.set(#"{"secondFactor":"sms"}"#)
            let first = try await wang.begin(Credentials.zhou.fields, of: shanghai)
            try await first.wait { $0.page != nil }
            let since = try await first.fill(.zhou).startedAt
            let second = try await chen.begin(Credentials.zhou.fields, of: shanghai)
            try await second.wait { $0.page != nil }
            let refused = try await Self.refusal(wang.office) { try await second.fill(.zhou) }
            #expect(refused == .busy(by: "王敏", since: since))
        }
    }
}
