import Domain
import Foundation
import Testing

@testable import Store

/// The link in an activation mail gives a new code once the old one has ended.
@Suite struct RenewalTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }
    private let dayLater: Double = 86_401

    /// Code 1 behind link 2.
    init() async throws {
        example = try await Example()
        try await example.store.issue(1, mail: try .example(link: 2, at: example.now), at: example.now)
    }

    private func renew(
        link: UInt8 = 2, to code: UInt8, reopens: Bool = false, after seconds: Double
    ) async throws {
        let now = now.addingTimeInterval(seconds)
        let end = now.addingTimeInterval(86_400)
        try await store.renew(
            renewalHash: hash(link), codeHash: hash(code), until: end,
            renewableUntil: now.addingTimeInterval(30 * 86_400),
            letter: .example(code, until: end),
            reopens: reopens, recording: .example(.activationRenewed), at: now)
    }

    private func refusal(_ code: UInt8, after seconds: Double) async throws -> ActivationRefusal? {
        try await store.refusal(code, for: example.user, at: now.addingTimeInterval(seconds))
    }

    @Test func theOldCodeDiesAndTheNewOneOpensOnce() async throws {
        #expect(try await refusal(1, after: dayLater) == .expired)
        try await renew(to: 3, after: dayLater)
        #expect(try await refusal(1, after: dayLater) == .expired)
        #expect(try await refusal(3, after: dayLater + 86_399) == nil)
        let wang = try await store.addUser("openid-wang", at: now)
        #expect(try await store.refusal(3, for: wang, at: now.addingTimeInterval(dayLater + 1)) == .used)
        #expect(try await refusal(1, after: dayLater) == .expired, "still not told as unknown")
        #expect(try await store.number("SELECT count(*) FROM memberships") == 2)
    }

    @Test func everyCodeOfTheLinkButTheNewestIsDead() async throws {
        for number in 1...3 { try await renew(to: UInt8(10 + number), after: dayLater * Double(number)) }
        for code: UInt8 in [1, 11, 12] { #expect(try await refusal(code, after: dayLater * 3) == .expired) }
        #expect(try await refusal(13, after: dayLater * 3) == nil)
    }

    @Test func saysWhyItGivesNone() async throws {
        await #expect(throws: RenewalRefusal.unknown) { try await renew(link: 9, to: 3, after: dayLater) }
        await #expect(throws: RenewalRefusal.stillValid) { try await renew(to: 3, after: 86_399) }
        await #expect(throws: RenewalRefusal.unknown) { try await renew(to: 3, after: 30 * 86_400) }
        #expect(try await refusal(1, after: 1) == nil)
        await #expect(throws: RenewalRefusal.used) { try await renew(to: 3, after: dayLater) }
        #expect(try await store.actions() == [.activationIssued, .activated], "a refusal is no renewal in the log")
        #expect(try await store.number("SELECT count(*) FROM letters") == 1)
    }

    /// Each new code brings the link another life, or the mail would promise what the link does not keep.
    @Test func aRenewalRenewsTheLinkToo() async throws {
        try await renew(to: 3, after: 29 * 86_400)
        try await renew(to: 4, after: 58 * 86_400)
        await #expect(throws: RenewalRefusal.unknown) { try await renew(to: 5, after: 88 * 86_400) }
    }

    /// Two clicks in a minute are one mail.
    @Test func aSecondClickIsTooSoon() async throws {
        let store = store
        try await renew(to: 3, reopens: true, after: dayLater)
        #expect(try await refusal(3, after: dayLater + 1) == nil)
        await #expect(throws: RenewalRefusal.tooSoon) { try await renew(to: 4, reopens: true, after: dayLater + 59) }
        try await renew(to: 4, reopens: true, after: dayLater + 60)
        #expect(try await store.number("SELECT count(*) FROM letters") == 3)
    }

    @Test func theStateIsThatOfTheCode() async throws {
        let state = try #require(try await store.renewal(renewalHash: hash(2), at: now))
        #expect(state.email.description == "chen@example.com" && !state.isUsed && state.issuedAt == now)
        #expect(state.expiresAt == now.addingTimeInterval(86_400))
        #expect(state.enterprises == [.second, .first], "by tax number")
        #expect(try await refusal(1, after: 1) == nil)
        #expect(try await store.renewal(renewalHash: hash(2), at: now)?.isUsed == true)
        #expect(try await store.renewal(renewalHash: hash(9), at: now) == nil)
        #expect(try await store.renewal(renewalHash: hash(2), at: now.addingTimeInterval(30 * 86_400)) == nil)
    }

    @Test func aRenewalIsMailedAndLogged() async throws {
        let signals = store.jobSignal.listen()
        try await renew(to: 3, after: dayLater)
        await signals.first(within: nil)
        #expect(try await store.actions() == [.activationIssued, .activationRenewed])
        #expect(try await store.texts("SELECT kind || subject FROM jobs ORDER BY id") == ["letter1", "letter2"])
        #expect(try await store.texts("SELECT DISTINCT recipient FROM letters") == ["chen@example.com"])
    }

    @Test func ofTwentyRenewalsAtOnceOneWins() async throws {
        let refusals = try await withThrowingTaskGroup(of: RenewalRefusal?.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        try await renew(to: UInt8(100 + number), after: dayLater)
                        return nil
                    } catch let refusal as RenewalRefusal { return refusal }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.filter { $0 == nil }.count == 1)
        #expect(refusals.filter { $0 == .stillValid }.count == 19)
        #expect(try await store.number("SELECT count(*) FROM letters") == 2)
        #expect(try await store.number("SELECT count(*) FROM replaced_codes") == 1)
    }
}
