import Domain
import Foundation
import Simulator
import Store
import Testing
import Workflows

/// 登录提醒: a template message on the phone of whoever signed in.
struct NoticeTests {
    private static let plan = Office.Plan(tellsSignIns: true)

    private static func openid(in office: Office) async throws -> String {
        try #require(try await office.person(try await office.signedIn(by: "王敏"))).user.openid
    }

    @Test func aSignInIsToldToThePhone() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            try await office.whileSending {
                try await office.until { try await office.store.newestPush(to: openid)?.result == "success" }
            }
            #expect(try await office.store.newestPush(to: openid)?.state == .sent)
            let inbox = try await office.phone("王敏").inbox
            let notice = try #require(inbox.first)
            #expect(inbox.count == 1 && notice["title"] as? String == "登录成功通知")
            let data = try #require(notice["data"] as? [String: String])
            #expect(data["thing1"] == "Chrome · Windows" && data["thing2"] == "192.168.1.20")
            #expect(data["time3"]?.hasPrefix("2026-11-22 12:0") == true)
        }
    }

    @Test func whereNoTemplateIsSetNobodyIsTold() async throws {
        try await Office.open { office in
            let openid = try await Self.openid(in: office)
            #expect(try await office.store.newestPush(to: openid) == nil)
        }
    }

    /// 43004: nothing will ever reach a person who does not follow.
    @Test func whoDoesNotFollowIsNotAskedTwice() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            try await office.phone("王敏").unsubscribe()
            // What waited went with the person; what is kept after that is the platform's to refuse.
            #expect(try await office.store.newestPush(to: openid)?.result == "unbound")
            let content = ["thing1": "Chrome", "thing2": "192.168.1.20", "time3": "2026-11-22 12:00:00"]
            try await office.store.push(
                NewPush(openid: openid, template: WeChatTemplate.demo[0].id, content: content), at: office.clock.now,
                until: office.clock.now.addingTimeInterval(3_600))
            try await office.whileSending {
                try await office.until { try await office.store.newestPush(to: openid)?.state == .failed }
            }
            let push = try #require(try await office.store.newestPush(to: openid))
            #expect(push.state == .failed && push.result.contains("43004"))
            #expect(try await office.phone("王敏").inbox.isEmpty)
        }
    }

    @Test func aPlatformThatIsDownIsAskedAgain() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            try await office.world.setWeChat(#"{"apiDown":true}"#)
            try await office.whileSending {
                try await office.untilPutOff()
                #expect(try await office.store.newestPush(to: openid)?.state == .waiting)
                try await office.world.setWeChat(#"{"apiDown":false}"#)
                office.clock.advance(31)
                office.store.jobSignal.fire()
                try await office.until { try await office.store.newestPush(to: openid)?.result == "success" }
            }
            #expect(try await office.phone("王敏").inbox.count == 1)
        }
    }

    @Test func whatThePlatformCouldNotDeliverIsKnown() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            try await office.world.setWeChat(#"{"templateResult":"failed:user block"}"#)
            try await office.whileSending {
                try await office.until {
                    try await office.store.newestPush(to: openid)?.result == "failed:user block"
                }
            }
        }
    }

    /// An hour later it frightens more than it helps.
    @Test func aLateNoticeIsNotSent() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            office.clock.advance(3_601)
            try await office.whileSending { try await office.untilNothingIsLeft() }
            #expect(try await office.phone("王敏").inbox.isEmpty)
            #expect(try await office.store.newestPush(to: openid)?.state != .sent)
        }
    }

    /// A platform that was away for ten minutes: the notice is of use for an hour.
    @Test func aNoticeOutlastsAnOutage() async throws {
        try await Office.open(Self.plan) { office in
            let openid = try await Self.openid(in: office)
            try await office.world.setWeChat(#"{"apiDown":true}"#)
            try await office.whileSending {
                for _ in 0..<20 {
                    try await office.untilPutOff()
                    office.clock.advance(31)
                    office.store.jobSignal.fire()
                }
                try await office.world.setWeChat(#"{"apiDown":false}"#)
                office.clock.advance(31)
                office.store.jobSignal.fire()
                try await office.until { try await office.store.newestPush(to: openid)?.state == .sent }
            }
            #expect(try await office.phone("王敏").inbox.count == 1)
        }
    }

    @Test(arguments: [
        ("tpl", ["device": "thing1", "address": "thing2", "time": "time3"]),
        ("tpl,device=thing4", ["device": "thing4", "address": "thing2", "time": "time3"]),
        (
            "tpl, address=character_string2 ,time=time9",
            ["device": "thing1", "address": "character_string2", "time": "time9"]
        ),
        ("", nil), ("device=thing1", nil), ("tpl,phone=thing1", nil), ("tpl,device", nil), ("tpl,", nil),
    ])
    func aTemplateIsReadWithItsKeywords(_ text: String, _ keywords: [String: String]?) {
        #expect(NoticeTemplate(text, standard: Notices.signInKeywords)?.keywords == keywords)
    }
}

extension Office {
    /// Until no job is left to be begun, now or later; the runner ends what is under way.
    fileprivate func untilNothingIsLeft() async throws {
        try await until { [store] in try await store.nextJobAt() == nil }
    }
}
