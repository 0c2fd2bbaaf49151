import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// A code for one purpose is worth nothing for the other, whatever a phone sends.
struct PurposeTests {
    /// `scene` under the other purpose's name.
    private static func swapped(_ scene: String) throws -> String {
        let scene = try #require(Scene(scene))
        let token = scene.description.dropFirst(scene.purpose.rawValue.count + 1)
        return Scene(scene.purpose == .signIn ? .binding : .signIn, token: String(token)).description
    }

    @Test func aSignInsCodeBindsNothing() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let id = try await clerk.logIn(.wang, of: try await clerk.enterprise(DemoGroup.xinghe))
            let browser = Browser(office)
            let scene = try await browser.begin().scene
            let platform = ScriptedPlatform(office)
            #expect(try await platform.post(Event.scan(try Self.swapped(scene))).says("请在电脑上重新获取二维码"))
            #expect(try await browser.state == .issued)
            _ = try await platform.post(Event.scan(scene, at: 2))
            #expect(try await platform.post(Event.yes(try Self.swapped(scene))).says("这次绑定已失效"))
            #expect(try await browser.state == .scanned)
            #expect(try await office.store.binding(of: id) == nil)
        }
    }

    @Test func aBindingsCodeSignsNobodyIn() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let id = try await clerk.logIn(.wang, of: try await clerk.enterprise(DemoGroup.xinghe))
            try await office.bindings.begin(for: id, by: clerk.user.id, at: office.clock.now)
            let scene = try #require(try await clerk.ticket(of: id)?.scene)
            let platform = ScriptedPlatform(office)
            #expect(try await platform.post(Event.scan(try Self.swapped(scene))).says("请在电脑上点「换一张」"))
            #expect(try await clerk.ticket(of: id)?.state == .issued)
            _ = try await platform.post(Event.scan(scene, at: 2))
            #expect(try await platform.post(Event.yes(try Self.swapped(scene))).says("这次登录已失效"))
            #expect(try await clerk.ticket(of: id)?.state == .scanned)
            #expect(try await office.store.user(openid: "o1") == nil)
        }
    }

    @Test func aRepeatedYesBindsOnce() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let id = try await clerk.logIn(.wang, of: try await clerk.enterprise(DemoGroup.xinghe))
            try await office.bindings.begin(for: id, by: clerk.user.id, at: office.clock.now)
            let scene = try #require(try await clerk.ticket(of: id)?.scene)
            let platform = ScriptedPlatform(office)
            #expect(try await platform.post(Event.scan(scene)).says("将电子税局账号绑定到您的微信"))
            #expect(try await platform.post(Event.yes(scene)).says("已绑定"))
            #expect(try await platform.post(Event.yes(scene)) == .reply(""), "WeChat's second delivery")
            #expect(try await platform.post(Event.yes(scene, message: 8)).says("已绑定"), "a second tap")
            let bound = try await office.store.audit(AuditFilter(), before: nil, limit: 9).map(\.deed.action)
            #expect(bound.filter { $0 == .weChatBound }.count == 1)
        }
    }

    @Test(arguments: [true, false]) func aTapSaysWhatItIsFor(_ isYes: Bool) throws {
        let scene = Scene(.binding, token: "0a1b")
        let choice = try #require(MenuChoice(MenuChoice(isYes: isYes, of: scene).menuID))
        #expect(choice.isYes == isYes && choice.scene == "bind-0a1b")
        #expect(MenuChoice("delete:bind-0a1b") == nil && MenuChoice("confirm") == nil && MenuChoice("") == nil)
    }
}
