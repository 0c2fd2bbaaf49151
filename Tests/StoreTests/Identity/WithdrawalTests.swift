import Domain
import Foundation
import Testing

@testable import Store

/// 撤回 of an activation that went to the wrong mailbox.
@Suite struct WithdrawalTests {
    private let example: Example
    private var store: Store { example.store }
    private var now: Date { example.now }

    /// Code 1 behind link 2.
    init() async throws {
        example = try await Example()
        try await example.store.issue(1, mail: try .example(link: 2, at: example.now), at: example.now)
    }

    private func withdraw() async throws {
        let id = try #require(try await store.activations(limit: 1).first?.id)
        try await store.withdrawActivation(
            id, recording: .example(.activationWithdrawn), at: now.addingTimeInterval(10))
    }

    @Test func neitherCodeNorLinkNorLetterIsOfUse() async throws {
        try await withdraw()
        let later = now.addingTimeInterval(20)
        #expect(try await store.refusal(1, for: example.user, at: later) == .expired)
        #expect(try await store.renewal(renewalHash: hash(2), at: later) == nil)
        #expect(try await store.number("SELECT count(*) FROM letters WHERE sealed IS NOT NULL") == 0)
        #expect(try await store.activations(limit: 1).first?.isWithdrawn == true)
        #expect(try await store.actions().last == .activationRefused)
    }

    @Test func whatWasUsedOrWithdrawnIsNotFound() async throws {
        try await withdraw()
        await #expect(throws: StoreError.notFound) { try await withdraw() }
        try await store.issue(3, mail: try .example(link: 4, at: now), at: now)
        #expect(try await store.refusal(3, for: example.user, at: now.addingTimeInterval(1)) == nil)
        await #expect(throws: StoreError.notFound) { try await withdraw() }
        #expect(try await store.actions().filter { $0 == .activationWithdrawn }.count == 1)
    }
}
