import Domain
import Foundation
import Testing

@testable import Store

/// Guessing is slow, each refusal costs the same, and all of it is in the log.
@Suite struct ActivationTriesTests {
    private let example: Example
    private let wang: User.ID
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        wang = try await example.store.addUser("openid-wang", at: example.now)
        try await example.store.issue(1, at: example.now)
    }

    private func refusal(
        _ code: UInt8, for user: User.ID? = nil, from address: String = "192.168.1.20", after seconds: Double = 1
    ) async throws -> ActivationRefusal? {
        try await store.refusal(
            code, for: user ?? wang, from: .at(address), at: now.addingTimeInterval(seconds))
    }

    /// Ten at the same second, one by one.
    private func useUpTries(of user: User.ID? = nil, from address: String = "192.168.1.20") async throws {
        for _ in 1...10 { #expect(try await refusal(9, for: user, from: address) == .unknown) }
    }

    @Test func tenWrongTriesAnHourAreEnough() async throws {
        try await useUpTries()
        #expect(try await refusal(1, after: 2) == .tooManyTries)
        #expect(try await refusal(1, after: 3_600) == .tooManyTries)
        #expect(try await refusal(1, after: 3_601) == nil)
    }

    @Test func thePersonIsLockedOutWhereverTheyGo() async throws {
        for number in 1...10 { #expect(try await refusal(9, from: "10.0.0.\(number)") == .unknown) }
        #expect(try await refusal(1, from: "10.0.1.1") == .tooManyTries)
    }

    @Test func theAddressIsLockedOutWhoeverComes() async throws {
        try await useUpTries()
        #expect(try await refusal(1, for: example.user) == .tooManyTries)
        #expect(try await refusal(1, for: example.user, from: "10.0.0.1") == nil, "another person, another place")
    }

    /// Where the code alone lets in there is no person yet, and no other's tries count.
    @Test func onlyTheAddressCountsWhereNobodyIsSignedIn() async throws {
        try await useUpTries()
        func enter(_ address: String) async throws -> ActivationRefusal? {
            try await store.refusal(
                entering: 1,
                for: NewSession(
                    tokenHash: hash(1), browser: "", address: address, beganAt: now.addingTimeInterval(2),
                    expiresAt: now.addingTimeInterval(60)))
        }
        #expect(try await enter("192.168.1.20") == .tooManyTries)
        #expect(try await enter("10.0.0.1") == nil)
    }

    @Test func triesOlderThanAnHourAreForgotten() async throws {
        try await useUpTries()
        #expect(try await refusal(9, after: 3_601) == .unknown)
        #expect(try await store.number("SELECT count(*) FROM activation_tries") == 1)
    }

    @Test func twentyAtOnceAreNoMoreThanTen() async throws {
        let refusals = try await withThrowingTaskGroup(of: ActivationRefusal?.self) { [store, now, wang] group in
            for _ in 0..<20 { group.addTask { try await store.refusal(9, for: wang, at: now) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.filter { $0 == .unknown }.count == 10)
        #expect(refusals.filter { $0 == .tooManyTries }.count == 10)
    }

    @Test func everyRefusalAndEverySuccessIsOneLine() async throws {
        try await store.issue(2, for: [.first], mail: try .example(link: 3, at: now), at: now, lasting: 60)
        let before = try await store.actions().count
        #expect(try await refusal(9) == .unknown)
        #expect(try await refusal(2, after: 61) == .expired)
        #expect(try await refusal(1) == nil)
        #expect(try await refusal(1, for: example.user) == .used)
        let lines = try await store.audit(AuditFilter(), before: nil, limit: 100).reversed().dropFirst(before)
        #expect(
            lines.map(\.deed.action) == [.activationRefused, .activationRefused, .activated, .activationRefused])
        #expect(
            lines.map(\.deed.subject) == [
                "激活码不存在", "激活码已过期", "上海远帆贸易有限公司、深圳晨光科技有限公司", "激活码已用过",
            ])
        #expect(lines.map(\.deed.user) == [wang, wang, wang, example.user])
        #expect(lines.allSatisfy { $0.deed.person == "李会计" })
        #expect(lines.allSatisfy { $0.deed.address == "192.168.1.20" && $0.deed.browser == "Chrome · Windows" })
    }

    /// The lock is worth a line; who goes on guessing must not fill the disk.
    @Test func theFirstLockedOutTryIsALineAndNoMore() async throws {
        try await useUpTries()
        let before = try await store.actions().count
        for _ in 1...5 { #expect(try await refusal(1) == .tooManyTries) }
        #expect(try await store.actions().dropFirst(before) == [.activationRefused])
        #expect(try await store.number("SELECT count(*) FROM activation_tries") == 11)
    }

    @Test func eachRefusalAsksTheSameOfTheDatabase() async throws {
        try await store.issue(2, for: [.first], mail: try .example(link: 3, at: now), at: now, lasting: 60)
        try await store.renew(
            renewalHash: hash(3), codeHash: hash(4), until: now.addingTimeInterval(200),
            renewableUntil: now.addingTimeInterval(9_999),
            letter: .example(4, until: now), reopens: false, recording: .example(.activationRenewed),
            at: now.addingTimeInterval(100))
        #expect(try await refusal(1) == nil)
        var work: [ActivationRefusal: Set<[String]>] = [:]
        let refusals: [(UInt8, ActivationRefusal)] = [(9, .unknown), (2, .expired), (4, .expired), (1, .used)]
        for (code, refused) in refusals {
            let statements = try await store.statements {
                let told = try await refusal(code, for: example.user, after: 300)
                #expect(told == refused)
            }
            work[refused, default: []].insert(statements)
        }
        #expect(work.count == 3)
        #expect(work.values.reduce(into: Set()) { $0.formUnion($1) }.count == 1, "\(work)")
    }
}
