import Domain
import Foundation
import Jobs
import Store
import Testing
import Workflows

/// A mail that brings a code: kept sealed until a mail server takes it, then gone.
struct PostTests {
    private static let console = "https://steward.example:8443"

    private static func issue(in office: Office) async throws -> (code: ActivationCode, letter: StoredLetter.ID) {
        let issued = try await office.activation.issue(
            for: try DemoGroup.entries, to: try #require(MailAddress("chen@example.com")), address: console,
            recording: .issued, at: office.clock.now)
        return (issued.code, try #require(issued.letter))
    }

    @Test func aMailBringsTheCodeAndTheLink() async throws {
        try await Office.open { office in
            let (code, letter) = try await Self.issue(in: office)
            #expect(try await office.post.send(letter) == nil)
            let mails = try await office.world.mails()
            let mail = try #require(mails.first)
            #expect(mails.count == 1 && mail.to == ["chen@example.com"] && mail.subject == "发票管家激活码")
            #expect(try mail.code == code.grouped)
            #expect(mail.text.contains("深圳市前海星河智造科技有限公司（\(DemoGroup.xinghe)）"))
            #expect(mail.text.contains("有效期至 2026-11-23 12:0") && mail.text.contains(Self.console))
            let state = try await office.activation.renewal(token: try mail.renewal, at: office.clock.now)
            #expect(state?.email.description == "chen@example.com" && state?.isUsed == false)
            try await office.activate(try mail.code, for: try await office.newcomer("王敏").id)
        }
    }

    /// By whoever calls: the job, or the command that issued it.
    @Test func aLetterIsSentOnce() async throws {
        try await Office.open { office in
            let (_, letter) = try await Self.issue(in: office)
            for _ in 0..<3 { #expect(try await office.post.send(letter) == nil) }
            #expect(try await office.world.mails().count == 1)
            #expect(try await office.store.letterState(letter)?.sentAt != nil)
            #expect(try await office.store.letter(letter, at: office.clock.now) == nil)
        }
    }

    @Test func neitherCodeNorLinkStandsInTheDatabase() async throws {
        try await Office.open { office in
            let (code, letter) = try await Self.issue(in: office)
            try await office.expectNowhere(code.text, code.grouped, "发票管家激活码")
            try await office.post.send(letter)
            let mail = try #require(try await office.world.mails().first)
            try await office.expectNowhere(try mail.renewal)
            try await office.activate(code.grouped, for: try await office.newcomer("王敏").id)
            try await office.expectNowhere(code.text, code.grouped, try mail.renewal)
        }
    }

    @Test func aServerThatIsDownIsAskedAgain() async throws {
        try await Office.open { office in
            let (_, letter) = try await Self.issue(in: office)
            try await office.world.setMailServer("down")
            #expect(try await office.post.send(letter) == .again(after: .seconds(30), isAttempt: false))
            let state = try #require(try await office.store.letterState(letter))
            #expect(state.sentAt == nil && state.failedAt == nil && state.error.contains("连接不上邮件服务器"))
            try await office.world.setMailServer("up")
            #expect(try await office.post.send(letter) == nil)
            #expect(try await office.store.letterState(letter)?.error == "")
            #expect(try await office.world.mails().count == 1)
        }
    }

    @Test func whatIsPutOffIsSentLater() async throws {
        try await Office.open { office in
            let (_, letter) = try await Self.issue(in: office)
            try await office.world.setMailServer("greylisting")
            #expect(try await office.post.send(letter) == .again(after: .seconds(30), isAttempt: false))
            #expect(try await office.store.letterState(letter)?.failedAt == nil)
            #expect(try await office.post.send(letter) == nil)
            #expect(try await office.world.mails().count == 1)
        }
    }

    @Test func aRefusedRecipientIsFinal() async throws {
        try await Office.open { office in
            let (code, letter) = try await Self.issue(in: office)
            try await office.world.setMailServer("refusing")
            #expect(try await office.post.send(letter) == .failed(.fault))
            let state = try #require(try await office.store.letterState(letter))
            #expect(state.failedAt != nil && state.error.contains("拒收") && state.error.contains("550"))
            try await office.world.setMailServer("up")
            #expect(try await office.post.send(letter) == nil, "there is nothing left to send")
            #expect(try await office.world.mails().isEmpty)
            try await office.activate(code.grouped, for: try await office.newcomer("王敏").id)
        }
    }

    @Test func aMailWhoseCodeHasExpiredIsNotSent() async throws {
        try await Office.open { office in
            let (_, letter) = try await Self.issue(in: office)
            office.clock.advance(Activation.codeLife)
            #expect(try await office.post.send(letter) == nil)
            #expect(try await office.world.mails().isEmpty)
            let state = try #require(try await office.store.letterState(letter))
            #expect(state.failedAt != nil && state.error.contains("过期"), "it does not seem to wait")
        }
    }

    /// For hours: an outage of the mail server is no attempt.
    @Test func theJobOutlastsAnOutage() async throws {
        try await Office.open { office in
            let (_, letter) = try await Self.issue(in: office)
            try await office.world.setMailServer("down")
            try await office.whileSending {
                for _ in 0..<8 {
                    try await office.untilPutOff()
                    office.clock.advance(31)
                    office.store.jobSignal.fire()
                }
                try await office.world.setMailServer("up")
                office.clock.advance(31)
                office.store.jobSignal.fire()
                try await office.until { try await office.store.letterState(letter)?.sentAt != nil }
            }
            #expect(try await office.world.mails().count == 1)
        }
    }

    @Test func aTestMailIsSentAtOnceAndLogged() async throws {
        try await Office.open { office in
            let address = try #require(MailAddress("chen@example.com"))
            let deed = Deed(
                .mailTested, user: nil, person: "王敏", subject: address.masked, address: "192.168.1.20", browser: "")
            try await office.post.test(to: address, recording: deed, at: office.clock.now)
            #expect(try await office.world.mails().map(\.subject) == ["发票管家测试邮件"])
            try await office.world.setMailServer("down")
            await #expect(throws: MailFailure.self) {
                try await office.post.test(to: address, recording: deed, at: office.clock.now)
            }
            #expect(try await office.store.audit(AuditFilter(action: .mailTested), before: nil, limit: 9).count == 2)
        }
    }
}

extension Office {
    /// None of these texts stands in any file of the data folder.
    func expectNowhere(_ texts: String..., sourceLocation: SourceLocation = #_sourceLocation) async throws {
        var kept = Data()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            kept += try Data(contentsOf: folder.appending(path: name))
        }
        #expect(kept.range(of: Data("chen@example.com".utf8)) != nil, "the bytes are those of the database")
        for text in texts {
            #expect(kept.range(of: Data(text.utf8)) == nil, "\(text) stands there", sourceLocation: sourceLocation)
        }
    }
}
