import Domain
import Foundation
import Store
import Testing
import Workflows

/// A code opens its companies, once, for a day.
struct ActivationTests {
    @Test func aCodeOpensItsCompanies() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let companies = try await office.store.companies(clerk.scope)
            #expect(Set(companies.map(\.taxNumber.description)) == [DemoGroup.xinghe, DemoGroup.chenghu])
            #expect(Set(companies.map(\.area.code)) == ["440300", "320000"])
        }
    }

    @Test func aCodeIsTakenAsPeopleTypeIt() async throws {
        try await Office.open { office in
            let user = try await office.newcomer("王敏").id
            let code = try await office.code()
            let typed = " " + code.lowercased().replacing("-", with: " ").replacing("0", with: "o") + "\n"
            try await office.activate(typed, for: user)
        }
    }

    @Test func aCodeOpensOnce() async throws {
        try await Office.open { office in
            let first = try await office.newcomer("王敏").id
            let second = try await office.newcomer("陈思远").id
            let code = try await office.code()
            try await office.activate(code, for: first)
            await #expect(throws: ActivationRefusal.used) {
                try await office.activate(code, for: second)
            }
        }
    }

    @Test(arguments: [(86_399.0, true), (86_401, false)])
    func aCodeLivesADay(_ age: (seconds: Double, isOpen: Bool)) async throws {
        try await Office.open { office in
            let user = try await office.newcomer("王敏").id
            let now = office.clock.now
            let code = try await office.activation.issue(for: try DemoGroup.entries, recording: .issued, at: now)
                .grouped
            let later = now.addingTimeInterval(age.seconds)
            if age.isOpen {
                try await office.activation.activate(typed: code, for: user, from: .desk, at: later)
            } else {
                await #expect(throws: ActivationRefusal.expired) {
                    try await office.activation.activate(typed: code, for: user, from: .desk, at: later)
                }
            }
        }
    }

    @Test func tenWrongCodesAnHourAreEnough() async throws {
        try await Office.open { office in
            let user = try await office.newcomer("王敏").id
            let code = try await office.code()
            for wrong in ["", "你好", "AAAA-AAAA-AAAA", "7QK2-M9XA-4T0R-B8ZE"] + Array(repeating: "U", count: 6) {
                await #expect(throws: ActivationRefusal.unknown) {
                    try await office.activate(wrong, for: user)
                }
            }
            await #expect(throws: ActivationRefusal.tooManyTries) {
                try await office.activate(code, for: user)
            }
            office.clock.advance(3601)
            try await office.activate(code, for: user)
        }
    }
}
