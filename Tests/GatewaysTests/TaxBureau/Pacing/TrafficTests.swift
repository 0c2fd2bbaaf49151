import Domain
import Foundation
import Testing

@testable import Gateways

/// Who may ask the bureau when.
@Suite(.timeLimit(.minutes(1))) struct TrafficTests {
    private let elsewhere = BureauAccess.with("t", account: 9, area: Area.all[9])

    private func traffic(limit: Int = 1000, inFlight: Int = 64) -> Traffic {
        Traffic(limit: limit, mostInFlight: inFlight, now: { Date(timeIntervalSince1970: 1_795_320_000) })
    }

    private func refusal(_ traffic: Traffic, _ access: BureauAccess) async -> BureauError? {
        do {
            await traffic.leave(try await traffic.enter(access), with: nil)
            return nil
        } catch { return error }
    }

    @Test func requestsOfAnAccountAreSpacedWhicheverSessionTheyComeBy() async throws {
        let traffic = traffic(limit: 20)
        let took = try await ContinuousClock().measure {
            for token in ["a", "b", "a", "b"] {
                await traffic.leave(try await traffic.enter(.with(token)), with: nil)
            }
        }
        #expect(took >= .milliseconds(150))
    }

    @Test func oneAccountDoesNotSlowAnother() async throws {
        let traffic = traffic(limit: 1)
        for account in 1...30 {
            await traffic.leave(try await traffic.enter(.with("t", account: Int64(account))), with: nil)
        }
    }

    @Test func aLongHoldIsToldToAllOfTheAccountWithoutAsking() async throws {
        let traffic = traffic()
        let passage = try await traffic.enter(.with("a"))
        await traffic.leave(passage, with: .rateLimited(retryAfter: 600))
        guard case .rateLimited(let seconds)? = await refusal(traffic, .with("b")) else {
            Issue.record("it was let through")
            return
        }
        #expect((590...600).contains(seconds))
        #expect(await refusal(traffic, elsewhere) == nil)
    }

    @Test func aShortHoldIsWaitedFor() async throws {
        let traffic = traffic()
        await traffic.leave(try await traffic.enter(.with("a")), with: .rateLimited(retryAfter: 1))
        let took = await ContinuousClock().measure { #expect(await refusal(traffic, .with("b")) == nil) }
        #expect(took > .milliseconds(900))
    }

    @Test func soManyAreUnderWayAtOnce() async throws {
        let traffic = traffic(inFlight: 2)
        let first = try await traffic.enter(.with("t", account: 1))
        _ = try await traffic.enter(.with("t", account: 2))
        async let third = traffic.enter(.with("t", account: 3))
        while await traffic.waitingCount == 0 { await Task.yield() }
        #expect(await traffic.meter(of: []).inFlight == 2)
        await traffic.leave(first, with: nil)
        _ = try await third
        #expect(await traffic.meter(of: []).inFlight == 2)
    }

    @Test func aCancelledTaskDoesNotWait() async throws {
        let traffic = traffic(limit: 1)
        await traffic.leave(try await traffic.enter(.with("t")), with: nil)
        await traffic.leave(try await traffic.enter(.with("t")), with: .rateLimited(retryAfter: 4))
        let waiting = Task { await refusal(traffic, .with("t")) }
        waiting.cancel()
        #expect(await waiting.value != nil)
        #expect(await traffic.meter(of: []).inFlight == 0)
    }

    @Test func theMeterCountsByAccountAndInAll() async throws {
        let traffic = traffic()
        for account: Int64 in [1, 1, 1, 2] {
            await traffic.leave(try await traffic.enter(.with("t", account: account)), with: nil)
        }
        _ = try await traffic.enter(.with("t", account: 2))
        let one = await traffic.meter(of: [Account.ID(rawValue: 1)])
        #expect(one == RequestMeter(lastSecond: 3, lastMinute: 3, today: 3, limit: 1000, inFlight: 1))
        let all = await traffic.meter(of: [Account.ID(rawValue: 1), Account.ID(rawValue: 2)])
        #expect(all == RequestMeter(lastSecond: 5, lastMinute: 5, today: 5, limit: 1000, inFlight: 1))
        #expect(await traffic.meter(of: [Account.ID(rawValue: 7)]).today == 0)
    }
}
