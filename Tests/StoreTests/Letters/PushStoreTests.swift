import Domain
import Foundation
import Testing

@testable import Store

@Suite struct PushStoreTests {
    private let example: Example
    private let id = Push.ID(rawValue: 1)
    private let push = NewPush(
        openid: "openid-li", template: "t", content: ["thing1": "Chrome", "time3": "今天"],
        link: NewSecret(place: "pushes/\(UUID().uuidString)") { _ in [7] })
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws {
        example = try await Example()
        try await example.store.push(push, at: example.now, until: example.now.addingTimeInterval(3_600))
    }

    private func newest() async throws -> [String] {
        let newest = try #require(try await store.newestPush(to: "openid-li"))
        return [newest.state.rawValue, newest.result]
    }

    @Test func aMessageAndItsJobAreKept() async throws {
        let signals = store.jobSignal.listen()
        try await store.push(.example(to: "openid-chen"), at: now, until: now.addingTimeInterval(3_600))
        await signals.first(within: nil)
        let kept = try #require(try await store.waitingPush(id, at: now))
        #expect(kept.openid == push.openid && kept.template == push.template && kept.content == push.content)
        #expect(kept.link?.bytes == [7] && kept.link?.place.hasPrefix("pushes/") == true)
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        #expect(job.kind == "push" && job.subject == 1 && job.download == nil)
        #expect(try await newest() == ["waiting", ""])
        #expect(try await store.newestPush(to: "openid-wang") == nil)
    }

    @Test func whoHasLeftIsToldNothingMore() async throws {
        try await store.unsubscribe(openid: "openid-li", at: now)
        #expect(try await store.waitingPush(id, at: now) == nil)
        #expect(try await newest() == ["failed", "unbound"])
        #expect(try await store.number("SELECT count(*) FROM pushes WHERE sealed IS NOT NULL") == 0)
    }

    /// Sent, failed or too late: only the phone has the link.
    @Test(arguments: ["sent", "failed", "late"]) func itsLinkGoesWithIt(_ end: String) async throws {
        let sealed = "SELECT count(*) FROM pushes WHERE sealed IS NOT NULL"
        #expect(try await store.number(sealed) == 1)
        switch end {
        case "sent": try await store.pushWasSent(id, as: "m1")
        case "failed": try await store.pushFailed(id, because: "43004")
        default: try await store.dropOutdatedPush(id, at: now.addingTimeInterval(3_600))
        }
        #expect(try await store.number(sealed) == 0)
    }

    @Test func itIsOfUseUntilItsEnd() async throws {
        #expect(try await store.waitingPush(id, at: now.addingTimeInterval(3_599.9)) != nil)
        #expect(try await store.waitingPush(id, at: now.addingTimeInterval(3_600)) == nil)
    }

    /// WeChat may tell the end before its answer to the sending is written down.
    @Test(arguments: [true, false]) func theEndIsKnownInEitherOrder(_ isEarly: Bool) async throws {
        let result = "failed:user block"
        if isEarly { try await store.pushEnded(message: "m1", result: result, at: now) }
        try await store.pushWasSent(id, as: "m1")
        #expect(try await newest() == ["sent", isEarly ? result : ""])
        if !isEarly { try await store.pushEnded(message: "m1", result: result, at: now) }
        #expect(try await newest() == ["sent", result])
        #expect(try await store.waitingPush(id, at: now) == nil)
    }

    @Test func theFirstWordOfItsEndStands() async throws {
        try await store.pushWasSent(id, as: "m1")
        try await store.pushEnded(message: "m1", result: "success", at: now)
        try await store.pushEnded(message: "m1", result: "failed: system failed", at: now)
        try await store.pushEnded(message: "m2", result: "failed: system failed", at: now)
        #expect(try await newest() == ["sent", "success"])
    }

    @Test func whatFailedIsNotSentLater() async throws {
        try await store.pushFailed(id, because: "43004")
        try await store.pushWasSent(id, as: "m1")
        #expect(try await newest() == ["failed", "43004"])
        #expect(try await store.waitingPush(id, at: now) == nil)
    }

    @Test func resultsAreForgottenAfterAMonth() async throws {
        try await store.pushEnded(message: "old", result: "success", at: now)
        try await store.pushEnded(message: "new", result: "success", at: now.addingTimeInterval(30 * 86_400 + 1))
        #expect(try await store.texts("SELECT message_id FROM push_results") == ["new"])
    }
}
