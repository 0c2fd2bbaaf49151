import Domain
import Foundation
import Store
import Testing
import Workflows

/// The link in a mail, from the mail on.
struct RenewalTests {
    private static let console = "https://steward.example:8443"

    /// The mail of a new application, as it came.
    private static func mailed(in office: Office) async throws -> TakenMail {
        let issued = try await office.activation.issue(
            for: try DemoGroup.entries, to: try #require(MailAddress("chen@example.com")), address: console,
            recording: .issued, at: office.clock.now)
        try await office.post.send(try #require(issued.letter))
        return try #require(try await office.world.mails().first)
    }

    /// Asks for a new code and gives the mail that brought it.
    private static func renew(_ mail: TakenMail, in office: Office) async throws -> TakenMail {
        let to = try await office.activation.renew(
            token: try mail.renewal, origin: .desk, address: console, at: office.clock.now)
        #expect(to.description == "chen@example.com")
        let count = try await office.world.mails().count
        try await office.whileSending {
            try await office.until { try await office.world.mails().count > count }
        }
        return try #require(try await office.world.mails().first)
    }

    @Test func anExpiredCodeIsReplacedByMail() async throws {
        try await Office.open { office in
            let first = try await Self.mailed(in: office)
            let user = try await office.newcomer("王敏").id
            office.clock.advance(Activation.codeLife + 1)
            let second = try await Self.renew(first, in: office)
            #expect(try second.code != first.code && second.renewal == first.renewal)
            await #expect(throws: ActivationRefusal.expired) {
                try await office.activate(try first.code, for: user)
            }
            try await office.activate(try second.code, for: user)
            await #expect(throws: RenewalRefusal.used) { _ = try await Self.renew(second, in: office) }
            let line = try #require(
                try await office.store.audit(AuditFilter(action: .activationRenewed), before: nil, limit: 9).first)
            #expect(line.deed.subject == "c***@example.com" && line.deed.person == "邮件持有人")
        }
    }

    @Test func aLinkGivesNothingBeforeOrAfterItsTime() async throws {
        try await Office.open { office in
            let mail = try await Self.mailed(in: office)
            await #expect(throws: RenewalRefusal.stillValid) { _ = try await Self.renew(mail, in: office) }
            office.clock.advance(Activation.linkLife + 1)
            await #expect(throws: RenewalRefusal.unknown) { _ = try await Self.renew(mail, in: office) }
            await #expect(throws: RenewalRefusal.unknown) {
                try await office.activation.renew(
                    token: "guess", origin: .desk, address: Self.console, at: office.clock.now)
            }
        }
    }

    /// Sites that are entered with the code alone.
    @Test func aMailLetsThePersonInAgain() async throws {
        try await Office.open(Office.Plan(entersByCode: true)) { office in
            func enter(_ mail: TakenMail) async throws -> User {
                let token = try await office.activation.enter(
                    typed: try mail.code, remembers: false, origin: .desk, at: office.clock.now)
                return try #require(try await office.person(token)).user
            }
            let first = try await Self.mailed(in: office)
            #expect(first.text.contains("输入激活码，点「登录」") && !first.text.contains("扫一扫"))
            let person = try await enter(first)
            #expect(person.nickname == "chen" && person.role == .administrator)
            await #expect(throws: ActivationRefusal.used) { _ = try await enter(first) }
            office.clock.advance(61)
            let second = try await Self.renew(first, in: office)
            #expect(try await enter(second) == person)
            await #expect(throws: ActivationRefusal.expired) { _ = try await enter(first) }
        }
    }

    @Test func noLineOfTheLogHoldsACodeOrALink() async throws {
        try await Office.open { office in
            let first = try await Self.mailed(in: office)
            let user = try await office.newcomer("王敏").id
            office.clock.advance(Activation.codeLife + 1)
            try? await office.activate(try first.code, for: user)
            let second = try await Self.renew(first, in: office)
            try await office.activate(try second.code, for: user)
            try? await office.activate(try second.code, for: try await office.newcomer("陈思远").id)
            try? await office.activate("7QK2-M9XA-4T0R-B8ZE", for: user)
            let lines = try await office.store.audit(AuditFilter(), before: nil, limit: 99)
            #expect(lines.filter { $0.deed.action == .activationRefused }.count == 3)
            let log = lines.map { "\($0.deed)" }.joined()
            for secret in [try first.code, try second.code, "7QK2-M9XA-4T0R-B8ZE"] {
                #expect(!log.contains(secret) && !log.contains(secret.replacing("-", with: "")))
            }
            #expect(!log.contains(try first.renewal))
        }
    }
}
