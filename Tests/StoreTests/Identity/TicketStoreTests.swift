import Domain
import Foundation
import Testing

@testable import Store

@Suite struct TicketStoreTests {
    private let example: Example
    private let browser = hash(7)
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        try await store.open(.example(at: now), browserHash: browser)
    }

    private func redeem(_ browser: [UInt8]? = nil, after seconds: Double = 0) async throws {
        let session = NewSession.example(at: now.addingTimeInterval(seconds))
        _ = try await store.redeem(browserHash: browser ?? self.browser, for: session)
    }

    @discardableResult
    private func move(
        _ next: Ticket.State, by openid: String = "openid-li", after seconds: Double = 10
    ) async throws -> Ticket.State {
        try await store.move(scene: "scene-1", to: next, by: openid, at: now.addingTimeInterval(seconds)).state
    }

    private func state(after seconds: Double = 10) async throws -> Ticket.State? {
        try await store.ticket(browserHash: browser, at: now.addingTimeInterval(seconds))?.state
    }

    @Test func livesFromTheScreenToTheSession() async throws {
        #expect(try await state() == .issued)
        #expect(try await move(.scanned) == .scanned)
        #expect(try await state() == .scanned)
        #expect(try await move(.confirmed) == .confirmed)
        try await redeem()
        #expect(try await state() == .redeemed)
        #expect(try await store.signedIn(tokenHash: hash(1), at: now)?.user.id == example.user)
    }

    @Test func readsBackWhole() async throws {
        #expect(try await store.ticket(browserHash: browser, at: now) == .example(at: now))
        #expect(try await store.ticket(browserHash: hash(8), at: now) == nil)
    }

    @Test func anotherPhoneCannotAnswer() async throws {
        try await move(.scanned)
        await #expect(throws: StoreError.conflict) { try await move(.confirmed, by: "openid-wang") }
        await #expect(throws: StoreError.conflict) { try await move(.declined, by: "openid-wang") }
        #expect(try await move(.declined) == .declined)
    }

    @Test func anotherBrowserCannotRedeem() async throws {
        try await move(.scanned)
        try await move(.confirmed)
        await #expect(throws: StoreError.conflict) { try await redeem(hash(8)) }
        try await redeem()
    }

    @Test func onlyAConfirmedTicketRedeems() async throws {
        await #expect(throws: StoreError.conflict) { try await redeem() }
        try await move(.scanned)
        await #expect(throws: StoreError.conflict) { try await redeem() }
        #expect(try await store.number("SELECT count(*) FROM sessions") == 0)
    }

    @Test func redeemsOnceAmongFifty() async throws {
        try await move(.scanned)
        try await move(.confirmed)
        let winners = await withTaskGroup(of: Int.self) { group in
            for byte in 1...50 {
                group.addTask { [store, browser, now] in
                    let redeemed = try? await store.redeem(
                        browserHash: browser, for: .example(UInt8(byte), at: now))
                    return redeemed == nil ? 0 : 1
                }
            }
            return await group.reduce(0, +)
        }
        #expect(winners == 1)
        #expect(try await store.number("SELECT count(*) FROM sessions") == 1)
    }

    @Test func expiresByTheClock() async throws {
        #expect(try await state(after: 299.9) == .issued)
        #expect(try await state(after: 300) == .expired)
        await #expect(throws: IllegalMove.self) { try await move(.scanned, after: 300) }
        try await move(.scanned)
        try await move(.confirmed)
        await #expect(throws: StoreError.conflict) { try await redeem(after: 300) }
        #expect(try await state(after: 300) == .expired)
    }

    @Test func theNewestTicketWins() async throws {
        try await move(.scanned)
        try await move(.confirmed)
        try await store.open(.example("scene-2", at: now.addingTimeInterval(1)), browserHash: browser)
        #expect(try await store.ticket(browserHash: browser, at: now)?.scene == "scene-2")
        await #expect(throws: StoreError.conflict) { try await redeem() }
        await #expect(throws: IllegalMove.self) { try await move(.confirmed) }
    }

    @Test func aStrangersSessionIsNotMade() async throws {
        try await move(.scanned, by: "openid-unknown")
        try await move(.confirmed, by: "openid-unknown")
        await #expect(throws: StoreError.notFound) { try await redeem() }
        #expect(try await state() == .confirmed)
    }

    @Test func anUnknownSceneIsNotFound() async throws {
        await #expect(throws: StoreError.notFound) {
            try await store.move(scene: "none", to: .scanned, by: "openid-li", at: now)
        }
    }

    @Test func ticketsOfYesterdayAreSweptAway() async throws {
        let tomorrow = now.addingTimeInterval(86_400 + 301)
        try await store.open(.example("scene-2", at: tomorrow), browserHash: hash(8))
        #expect(try await store.texts("SELECT scene FROM tickets") == ["scene-2"])
    }
}
