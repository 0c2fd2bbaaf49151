import Domain
import Foundation
import Synchronization
import Testing

@testable import Gateways

/// A bureau under maintenance is left alone.
struct CircuitTests {
    private final class Wall: Sendable {
        private let date = Mutex(Date(timeIntervalSince1970: 1_795_320_000))
        var now: Date { date.withLock { $0 } }
        func advance(_ seconds: TimeInterval) { date.withLock { $0 += seconds } }
    }

    private let wall = Wall()
    private let traffic: Traffic
    private let end: Date

    /// The bureau of account 1 has said that it is closed for an hour.
    init() async throws {
        let wall = wall
        traffic = Traffic(limit: 1000, mostInFlight: 64, now: { wall.now })
        end = wall.now.addingTimeInterval(3600)
        await traffic.leave(try await traffic.enter(.with("t")), with: .maintenance(until: end))
    }

    private func answered(_ access: BureauAccess, _ error: BureauError? = nil) async throws(BureauError) {
        await traffic.leave(try await traffic.enter(access), with: error)
    }

    @Test func allItsAccountsHearSoWithoutAsking() async throws {
        for account: Int64 in [1, 2, 3] {
            await #expect(throws: BureauError.maintenance(until: end)) {
                try await answered(.with("t", account: account))
            }
        }
        try await answered(.with("t", account: 4, area: Area.all[1]))
        #expect(await traffic.meter(of: Set([1, 4].map(Account.ID.init(rawValue:)))).today == 2)
    }

    @Test func oneAMinuteFindsOutWhetherItIsOver() async throws {
        wall.advance(61)
        try await answered(.with("t"), .maintenance(until: end))
        await #expect(throws: BureauError.maintenance(until: end)) { try await answered(.with("t")) }
        wall.advance(61)
        _ = try await traffic.enter(.with("t"))
        await #expect(throws: BureauError.maintenance(until: end)) { try await answered(.with("t", account: 2)) }
    }

    @Test func anAnswerEndsIt() async throws {
        wall.advance(61)
        try await answered(.with("t"))
        try await answered(.with("t", account: 2))
        try await answered(.with("t", account: 3))
    }

    /// Silence says nothing of the maintenance.
    @Test func noAnswerDoesNotEndIt() async throws {
        wall.advance(61)
        try await answered(.with("t"), .unreachable(reason: "reset"))
        await #expect(throws: BureauError.maintenance(until: end)) { try await answered(.with("t")) }
    }

    @Test func itsEndEndsIt() async throws {
        wall.advance(3600)
        for account: Int64 in [1, 2, 3] { try await answered(.with("t", account: account)) }
    }
}
