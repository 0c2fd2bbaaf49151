import Domain
import Foundation
import Store
import Testing
import Workflows

/// The bureau's yes makes an account; each no is another error.
struct AccountLoginTests {
    @Test func aYesMakesAnAccount() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let id = try await clerk.logIn(.wang, of: enterprise)
            let account = try #require(try await office.store.accounts(of: enterprise.id).first)
            #expect(account.id == id && account.state == .usable && account.rights == [.issue, .receive])
            #expect(account.person == "王敏" && account.role == "财务负责人" && account.loginName == "13800000001")
            #expect(try await clerk.logIn(.wang, of: enterprise) == id, "the same account is renewed, not doubled")
        }
    }

    @Test func aPasswordLiesSealed() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            try await clerk.logIn(.wang, of: try await clerk.enterprise(DemoGroup.xinghe))
            for name in try FileManager.default.contentsOfDirectory(atPath: office.folder.path) {
                let kept = try Data(contentsOf: office.folder.appending(path: name))
                #expect(kept.range(of: Data("Xinghe#2026".utf8)) == nil, "the password stands in \(name)")
            }
        }
    }

    @Test func aWrongCaptchaKeepsNothing() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            await #expect(throws: BureauError.wrongCaptcha) {
                try await clerk.logIn(.wang, of: enterprise, captcha: "????")
            }
            #expect(try await office.store.accounts(of: enterprise.id) == [])
        }
    }

    @Test func wrongPasswordsCountDownToALock() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            try await clerk.logIn(.wang, of: enterprise)
            for left in [4, 3, 2, 1] {
                await #expect(throws: BureauError.wrongPassword(triesLeft: left)) {
                    try await clerk.logIn(Credentials.wang.mistyped, of: enterprise)
                }
                // A typo ends nothing of an account that works.
                #expect(try await office.store.accounts(of: enterprise.id).map(\.state) == [.usable])
            }
            do {
                try await clerk.logIn(Credentials.wang.mistyped, of: enterprise)
                Issue.record("the fifth is a lock")
            } catch BureauError.locked(let end) {
                #expect(abs(end.timeIntervalSince(office.clock.now) - 86_400) < 60)
            }
            #expect(try await office.store.accounts(of: enterprise.id).map(\.state) == [.locked])
            office.clock.advance(86_401)
            try await clerk.logIn(.wang, of: enterprise)
            #expect(try await office.store.accounts(of: enterprise.id).map(\.state) == [.usable])
        }
    }

    @Test func anUnknownAccountIsNotKept() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            await #expect(throws: BureauError.wrongPassword(triesLeft: 4)) {
                try await clerk.logIn(Credentials(name: "13900000000", password: "x"), of: enterprise)
            }
            #expect(try await office.store.accounts(of: enterprise.id) == [])
        }
    }

    @Test func aCompanyOnTheOtherSideIsTurnedAway() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            try await office.world.set("{\"otherSideCompanies\":[\"\(DemoGroup.xinghe)\"]}")
            await #expect(throws: BureauError.otherSide) { try await clerk.logIn(.wang, of: enterprise) }
        }
    }

    @Test func maintenanceAndSilenceAreTold() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            try await office.world.set("{\"maintenanceUntil\":\"2026-11-22T18:00:00Z\"}")
            let end = try Date("2026-11-22T18:00:00Z", strategy: .iso8601)
            await #expect(throws: BureauError.maintenance(until: end)) {
                try await clerk.logIn(.wang, of: enterprise)
            }
            try await office.world.set("{\"maintenanceUntil\":null,\"failureRate\":1}")
            do {
                try await clerk.logIn(.wang, of: enterprise)
                Issue.record("nobody answers")
            } catch BureauError.unreachable {}
        }
    }
}
