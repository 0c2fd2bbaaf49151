import Domain
import Foundation
import Store
import Testing
import Workflows

/// A code opens its companies, once, for a day.
struct ActivationTests {
    /// A person who has signed in and nothing else.
    private static func newcomer(_ name: String, in office: Office) async throws -> User.ID {
        let token = try await office.signedIn(by: name)
        return try #require(try await office.signIn.signedIn(token: token, at: office.clock.now)).user.id
    }

    private static func code(in office: Office) async throws -> ActivationCode {
        try await office.activation.issue(for: try DemoGroup.entries, at: office.clock.now)
    }

    @Test func aCodeOpensItsCompanies() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let companies = try await office.store.enterprises(in: clerk.scope).map(\.enterprise)
            #expect(Set(companies.map(\.taxNumber.description)) == [DemoGroup.xinghe, DemoGroup.chenghu])
            #expect(Set(companies.map(\.area.code)) == ["440300", "320000"])
        }
    }

    @Test func aCodeIsTakenAsPeopleTypeIt() async throws {
        try await Office.open { office in
            let user = try await Self.newcomer("王敏", in: office)
            let code = try await Self.code(in: office)
            let typed = " " + code.grouped.lowercased().replacing("-", with: " ").replacing("0", with: "o") + "\n"
            try await office.activation.activate(typed: typed, for: user, at: office.clock.now)
        }
    }

    @Test func aCodeOpensOnce() async throws {
        try await Office.open { office in
            let first = try await Self.newcomer("王敏", in: office)
            let second = try await Self.newcomer("陈思远", in: office)
            let code = try await Self.code(in: office).grouped
            try await office.activation.activate(typed: code, for: first, at: office.clock.now)
            await #expect(throws: ActivationRefusal.used) {
                try await office.activation.activate(typed: code, for: second, at: office.clock.now)
            }
        }
    }

    @Test(arguments: [(86_399.0, true), (86_401, false)])
    func aCodeLivesADay(_ age: (seconds: Double, isOpen: Bool)) async throws {
        try await Office.open { office in
            let user = try await Self.newcomer("王敏", in: office)
            let now = office.clock.now
            let code = try await office.activation.issue(for: try DemoGroup.entries, at: now).grouped
            let later = now.addingTimeInterval(age.seconds)
            if age.isOpen {
                try await office.activation.activate(typed: code, for: user, at: later)
            } else {
                await #expect(throws: ActivationRefusal.expired) {
                    try await office.activation.activate(typed: code, for: user, at: later)
                }
            }
        }
    }

    @Test func tenWrongCodesAnHourAreEnough() async throws {
        try await Office.open { office in
            let user = try await Self.newcomer("王敏", in: office)
            let code = try await Self.code(in: office).grouped
            for wrong in ["", "你好", "AAAA-AAAA-AAAA", "7QK2-M9XA-4T0R-B8ZE"] + Array(repeating: "U", count: 6) {
                await #expect(throws: ActivationRefusal.unknown) {
                    try await office.activation.activate(typed: wrong, for: user, at: office.clock.now)
                }
            }
            await #expect(throws: ActivationRefusal.tooManyTries) {
                try await office.activation.activate(typed: code, for: user, at: office.clock.now)
            }
            office.clock.advance(3601)
            try await office.activation.activate(typed: code, for: user, at: office.clock.now)
        }
    }
}
