import Domain
import Foundation
import Testing

@testable import Store

@Suite struct LetterStoreTests {
    private let example: Example
    private let address: MailAddress
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        address = try #require(MailAddress("chen@example.com"))
    }

    private func post() async throws -> StoredLetter.ID {
        try await store.post(.example(7, until: now.addingTimeInterval(60)), to: address, at: now)
    }

    private func sealed() async throws -> [String] {
        try await store.texts("SELECT iif(sealed IS NULL, 'gone', hex(sealed)) FROM letters ORDER BY id")
    }

    @Test func aLetterAndItsJobAreKept() async throws {
        let signals = store.jobSignal.listen()
        let id = try await post()
        await signals.first(within: nil)
        let letter = try #require(try await store.letter(id, at: now))
        #expect(letter.letter.bytes == [1, 7] && letter.to == address)
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        #expect(job.kind == "letter" && job.subject == id.rawValue && job.download == nil)
        #expect(try await store.letterState(id) == LetterState(sentAt: nil, failedAt: nil, error: ""))
    }

    @Test func whatWasSentIsGone() async throws {
        let id = try await post()
        try await store.letterFailed(id, because: "连接不上", isFinal: false, at: now)
        try await store.letterWasSent(id, at: now.addingTimeInterval(5))
        #expect(try await store.letter(id, at: now) == nil)
        #expect(try await sealed() == ["gone"])
        #expect(try await store.letterState(id) == LetterState(sentAt: now + 5, failedAt: nil, error: ""))
    }

    @Test func aTryThatFailedIsTriedAgain() async throws {
        let id = try await post()
        try await store.letterFailed(id, because: "连接不上", isFinal: false, at: now)
        #expect(try await store.letter(id, at: now) != nil)
        #expect(try await store.letterState(id) == LetterState(sentAt: nil, failedAt: nil, error: "连接不上"))
    }

    @Test func aFinalRefusalEndsIt() async throws {
        let id = try await post()
        try await store.letterFailed(id, because: "拒收", isFinal: true, at: now)
        #expect(try await store.letter(id, at: now) == nil)
        #expect(try await sealed() == ["gone"])
        #expect(try await store.letterState(id) == LetterState(sentAt: nil, failedAt: now, error: "拒收"))
    }

    @Test func whatIsOutOfDateIsNotSent() async throws {
        let id = try await post()
        #expect(try await store.letter(id, at: now.addingTimeInterval(59.9)) != nil)
        #expect(try await store.letter(id, at: now.addingTimeInterval(60)) == nil)
        #expect(try await store.letterState(StoredLetter.ID(rawValue: 99)) == nil)
    }

    /// Only once it is of no more use, and only what was not sent.
    @Test func whatIsOutOfDateIsDropped() async throws {
        let id = try await post()
        let sent = try await post()
        try await store.letterWasSent(sent, at: now)
        try await store.dropOutdatedLetter(id, because: "过期", at: now.addingTimeInterval(59))
        #expect(try await store.letter(id, at: now) != nil)
        for letter in [id, sent] {
            try await store.dropOutdatedLetter(letter, because: "过期", at: now.addingTimeInterval(60))
        }
        #expect(try await sealed() == ["gone", "gone"])
        #expect(try await store.letterState(id) == LetterState(sentAt: nil, failedAt: now + 60, error: "过期"))
        #expect(try await store.letterState(sent) == LetterState(sentAt: now, failedAt: nil, error: ""))
    }

    /// Without a download there is nothing to show an outcome on.
    @Test(arguments: [
        Outcome.completed, .again(after: .seconds(1), isAttempt: true), .parked(.fault), .cancelled, .failed(.fault),
    ])
    func aJobWithoutADownloadIsSettled(_ outcome: Outcome) async throws {
        _ = try await post()
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        try await store.settle(job, as: outcome, error: nil, at: now)
        #expect(try await store.number("SELECT count(*) FROM jobs WHERE state = 'running'") == 0)
    }

    /// Two applications to one mailbox: each shows its own mail.
    @Test func eachApplicationShowsItsOwnLetter() async throws {
        let first = try #require(try await store.issue(1, for: [.first], mail: .example(link: 2, at: now), at: now))
        let second = try #require(try await store.issue(3, for: [.second], mail: .example(link: 4, at: now), at: now))
        try await store.letterWasSent(first, at: now)
        try await store.letterFailed(second, because: "拒收", isFinal: true, at: now)
        try await store.issue(5, at: now)
        let shown = try await store.activations(limit: 9)
        #expect(shown.map(\.companies) == [[EnterpriseEntry.second.name], [EnterpriseEntry.first.name]])
        #expect(shown.map(\.letter.error) == ["拒收", ""])
        #expect(shown.map(\.letter.sentAt) == [nil, now])
    }

    @Test func theListOfApplicationsWalksNoLetters() async throws {
        for number: UInt8 in 1...20 {
            try await store.issue(number, mail: .example(link: 100 + number, at: now), at: now)
        }
        let plans = try await store.plans { _ = try await store.activations(limit: 5) }
        // Without an index the newest letter to an address is sought from the newest letter of all on.
        let walks = plans.filter { $0.hasPrefix("SCAN letters — ") || $0.hasPrefix("SEARCH letters — ") }
        #expect(walks == [])
    }
}
