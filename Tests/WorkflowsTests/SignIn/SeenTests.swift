import Domain
import Foundation
import Store
import Testing
import Workflows

/// When a browser was seen last, to ten minutes.
struct SeenTests {
    @Test func aVisitIsWrittenAtMostEveryTenMinutes() async throws {
        try await Office.open { office in
            let token = try await office.signedIn(by: "王敏")
            let first = try #require(try await office.person(token))
            func seen(after seconds: TimeInterval) async throws -> TimeInterval {
                let then = first.lastSeenAt.addingTimeInterval(seconds)
                _ = try await office.signIn.signedIn(token: token, at: then)
                let session = try await office.store.sessions(of: first.user.id, at: then).first
                return try #require(session).lastSeenAt.timeIntervalSince(first.lastSeenAt)
            }
            #expect(try await seen(after: 1) == 0)
            #expect(try await seen(after: 600) == 0)
            #expect(try await seen(after: 601) == 601)
            #expect(try await seen(after: 1_200) == 601)
            #expect(try await seen(after: 1_202) == 1_202)
        }
    }

    @Test func tenRedeemsAtOnceAreOneSessionAndOneLine() async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            let tokens = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<10 { group.addTask { try? await browser.redeem() } }
                return await group.reduce(into: []) { $0.append($1) }
            }.compactMap { $0 }
            #expect(tokens.count == 1)
            let token = try #require(tokens.first)
            let user = try #require(try await office.person(token)).user.id
            #expect(try await office.store.sessions(of: user, at: office.clock.now).count == 1)
            #expect(try await office.store.audit(AuditFilter(action: .signIn), before: nil, limit: 9).count == 1)
        }
    }

    @Test func aNoIsOneLine() async throws {
        try await Office.open { office in
            try await office.phone("王敏").scan(try await Browser(office).begin().url)
            try await office.phone("王敏").decline()
            let lines = try await office.store.audit(AuditFilter(), before: nil, limit: 9)
            #expect(lines.map(\.deed.action) == [.signInDeclined])
            #expect(lines.first?.deed.address == Origin.desk.address && lines.first?.deed.user == nil)
        }
    }

    /// A link in a chat can be tapped again.
    @Test func aNoSaidTwiceIsStillOneLine() async throws {
        try await Office.open { office in
            let scene = try await Browser(office).begin().scene
            _ = try await ScriptedPlatform(office).post(Event.scan(scene))
            for message in 1...2 {
                let no = Event(
                    "<MsgType>text</MsgType><MsgId>\(message)</MsgId><bizmsgmenuid>decline:\(scene)</bizmsgmenuid>")
                #expect(try await ScriptedPlatform(office).post(no.xml).says("已取消登录"))
            }
            #expect(try await office.store.audit(AuditFilter(), before: nil, limit: 9).count == 1)
        }
    }
}
