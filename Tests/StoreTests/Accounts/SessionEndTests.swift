import Domain
import Foundation
import Testing

@testable import Store

/// The bureau says that a session is over, or waits for its person.
@Suite struct SessionEndTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }
    private var id: Account.ID { example.account }
    private var session: [UInt8] { Array("session \(example.account)".utf8) }

    init() async throws { example = try await Example() }

    private var state: Account.State? {
        get async throws { try await store.account(id)?.state }
    }

    @Test func theFirstOfManyAsksForThePerson() async throws {
        let signals = store.jobSignal.listen()
        let over = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 { group.addTask { try await store.end(session: session, of: id, at: now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        await signals.first(within: nil)
        #expect(over == Array(repeating: true, count: 8))
        #expect(try await state == .verificationRequired)
        #expect(try await store.askingJobs(for: id) == ["ready"])
        #expect(try await store.sealedSession(of: id) == nil)
        #expect(try await store.challenge(of: id) == nil)
    }

    /// The session lives on at the bureau: it is kept, but not used before its person has passed the challenge.
    @Test func aChallengeKeepsTheSessionAndHidesIt() async throws {
        #expect(try await store.end(session: session, of: id, challenge: "c1", at: now))
        #expect(try await store.challenge(of: id) == "c1")
        #expect(try await store.sealedSession(of: id) == nil)
        #expect(try await store.number("SELECT count(*) FROM accounts WHERE sealed_session IS NOT NULL") == 1)
        #expect(try await store.end(session: session, of: id, challenge: "c2", at: now), "the bureau's newest counts")
        #expect(try await store.challenge(of: id) == "c2")
        #expect(try await store.askingJobs(for: id) == ["ready"])
    }

    @Test func aSessionThatEndsAfterItsChallengeIsOver() async throws {
        _ = try await store.end(session: session, of: id, challenge: "c1", at: now)
        #expect(try await store.end(session: session, of: id, at: now))
        #expect(try await store.challenge(of: id) == nil)
        #expect(try await store.number("SELECT count(*) FROM accounts WHERE sealed_session IS NOT NULL") == 0)
        await #expect(throws: StoreError.conflict) {
            try await store.sessionGoesOn(of: id, recording: .example(.verified), at: now)
        }
        #expect(try await store.actions() == [])
    }

    @Test(arguments: [nil, "c1"]) func aNewerSessionStays(_ challenge: String?) async throws {
        #expect(try await !store.end(session: [1, 2, 3], of: id, challenge: challenge, at: now))
        #expect(try await state == .usable)
        #expect(try await store.sealedSession(of: id) == session)
        #expect(try await store.challenge(of: id) == nil)
        #expect(try await store.askingJobs(for: id) == [])
    }

    @Test func aPassedChallengeWakesTheDownloads() async throws {
        let download = try await example.begin()
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        _ = try await store.end(session: session, of: id, challenge: "c1", at: now)
        try await store.settle(job, as: .parked(.verificationRequired), error: nil, at: now)
        #expect(try await example.row(download).trouble == .verificationRequired)
        try await store.bind(id, to: "openid-li", by: example.user, at: now)
        try await store.ask(for: id, link: 5, to: "openid-li", at: now)

        let (progress, jobs) = (store.progressSignal.listen(), store.jobSignal.listen())
        try await store.sessionGoesOn(of: id, recording: .example(.verified), at: now)
        await progress.first(within: nil)
        await jobs.first(within: nil)
        #expect(try await example.row(download).state == .running)
        #expect(try await example.jobs(download) == ["ready"])
        #expect(try await store.sealedSession(of: id) == session, "the same session")
        #expect(try await state == .usable)
        #expect(try await store.challenge(of: id) == nil)
        #expect(try await store.account(id)?.version == 2)
        #expect(try await store.verification(linkHash: hash(5))?.endedAt == now)
        #expect(try await store.actions().last == .verified)
    }

    /// Settled after the person has passed: parked now, the job would miss the waking.
    @Test func aChallengePassedMeanwhileIsNotMissed() async throws {
        let download = try await example.begin()
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        _ = try await store.end(session: session, of: id, challenge: "c1", at: now)
        try await store.sessionGoesOn(of: id, recording: nil, at: now)
        try await store.settle(job, as: .parked(.verificationRequired), error: nil, at: now)
        #expect(try await example.jobs(download) == ["ready"])
        #expect(try await example.row(download).state == .running)
    }

    /// A session that waits for its challenge is no reason to go on.
    @Test func aWaitForAChallengeIsAWait() async throws {
        let download = try await example.begin()
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        _ = try await store.end(session: session, of: id, challenge: "c1", at: now)
        try await store.settle(job, as: .parked(.verificationRequired), error: nil, at: now)
        #expect(try await example.jobs(download) == ["parked"])
        #expect(try await example.row(download).state == .waiting)
    }

    /// A download that was under way says so late; that the password was wrong is known since, and stays known.
    @Test(arguments: [Account.State.wrongPassword, .locked])
    func aWrongPasswordIsNotForgotten(_ known: Account.State) async throws {
        try await store.mark(id, as: known, triesLeft: 2)
        #expect(try await store.end(session: session, of: id, at: now))
        #expect(try await state == known)
        #expect(try await store.askingJobs(for: id) == [])
    }

    /// Ended by night, verified by hand, ended again: one job still waits for the morning, and one is enough.
    @Test func aJobThatWaitsForTheMorningIsNotDoubled() async throws {
        _ = try await store.end(session: session, of: id, at: now)
        try await example.settle(as: .again(after: .seconds(36_000), isAttempt: false))
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        _ = try await store.end(session: session, of: id, at: now)
        #expect(try await store.askingJobs(for: id) == ["ready"])
    }
}
