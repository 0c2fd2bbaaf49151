import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// 微信绑定 from the code on the screen to the yes on the phone, through WeChat.
struct AccountBindingTests {
    /// An account whose code is shown.
    private static func shown(
        _ body: @escaping @Sendable (Clerk, Account, BindingTicket) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let id = try await clerk.logIn(.wang, of: try await clerk.enterprise(DemoGroup.xinghe))
            try await office.bindings.begin(for: id, by: clerk.user.id, at: office.clock.now)
            let ticket = try #require(try await clerk.ticket(of: id))
            #expect(ticket.state == .issued && ticket.scene.hasPrefix("bind-") && ticket.scene.utf8.count <= 64)
            try await body(clerk, try await clerk.account(id), ticket)
        }
    }

    private static let gone = "二维码已过期或已被使用，请在电脑上重新获取二维码后扫码。"
    private static let void = "这次绑定已失效，请在电脑上重新获取二维码后扫码。"

    @Test func aScanAsksAndAYesBinds() async throws {
        try await Self.shown { clerk, account, ticket in
            let phone = clerk.office.phone("孙若曦")
            let question = try #require(try await phone.scan(ticket.url))
            #expect(question.contains("深圳市前海星河智造科技有限公司") && question.contains("王敏 138****0001"))
            #expect(question.contains("王敏 发起"), "whose doing it is")
            #expect(try await clerk.ticket(of: account.id)?.state == .scanned)
            #expect(try await clerk.office.store.binding(of: account.id) == nil)
            #expect(try await phone.confirm() == "已绑定 深圳市前海星河智造科技有限公司 的账号 138****0001。")
            let binding = try #require(try await clerk.office.store.binding(of: account.id))
            let openid = try await phone.openid(scanning: ticket.url)
            #expect(binding.openid == openid && binding.name == "孙若曦", "as WeChat names the person")
            #expect(try await clerk.office.store.user(openid: openid) == nil, "which makes nobody a user")
        }
    }

    /// Who is a user already is called as here.
    @Test func aUserKeepsTheNameOfTheConsole() async throws {
        try await Self.shown { clerk, account, ticket in
            let phone = clerk.office.phone("王敏")
            try await phone.scan(ticket.url)
            try await phone.confirm()
            let binding = try #require(try await clerk.office.store.binding(of: account.id))
            #expect(binding.openid == clerk.user.openid && binding.name == clerk.user.nickname)
        }
    }

    @Test func whereWeChatTellsNoNameThereIsAPlaceholder() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.phone("孙若曦").scan(ticket.url)
            try await clerk.office.world.setWeChat(#"{"apiDown":true}"#)
            try await clerk.office.phone("孙若曦").confirm()
            let binding = try #require(try await clerk.office.store.binding(of: account.id))
            #expect(binding.name == SignIn.placeholder(for: binding.openid))
        }
    }

    @Test func aNoBindsNobody() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.phone("孙若曦").scan(ticket.url)
            #expect(try await clerk.office.phone("孙若曦").decline() == "已取消绑定。")
            let declined = try #require(try await clerk.ticket(of: account.id))
            #expect(declined.state == .declined)
            let late = try await ScriptedPlatform(clerk.office).post(
                Event.yes(ticket.scene, from: try #require(declined.openid)))
            #expect(late.says("这次绑定已失效"))
            #expect(try await clerk.office.store.binding(of: account.id) == nil)
        }
    }

    @Test func aSecondPhoneCannotTakeTheCode() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.phone("孙若曦").scan(ticket.url)
            #expect(try await clerk.office.phone("钱一诺").scan(ticket.url) == Self.gone)
            let thief = try await clerk.office.phone("钱一诺").openid(scanning: ticket.url)
            let yes = try await ScriptedPlatform(clerk.office).post(Event.yes(ticket.scene, from: thief))
            #expect(yes.says("这次绑定已失效"))
            #expect(try await clerk.office.store.binding(of: account.id) == nil)
            #expect(try await clerk.ticket(of: account.id)?.state == .scanned)
        }
    }

    @Test func anExpiredCodeBindsNobody() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.phone("孙若曦").scan(ticket.url)
            clerk.office.clock.advance(AccountBindings.ticketLife + 1)
            #expect(try await clerk.office.phone("孙若曦").confirm() == Self.void)
            let late = try await ScriptedPlatform(clerk.office).post(Event.scan(ticket.scene, from: "o-late"))
            #expect(late.says("二维码已过期或已被使用"))
            #expect(try await clerk.office.store.binding(of: account.id) == nil)
        }
    }

    @Test func aRemovedAccountTakesNoYes() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.phone("孙若曦").scan(ticket.url)
            try await clerk.office.accounts.remove(
                account, version: account.version, recording: clerk.deeds(.accountRemoved, ""),
                at: clerk.office.clock.now)
            #expect(try await clerk.office.phone("孙若曦").confirm() == Self.void)
            #expect(try await clerk.office.phone("钱一诺").scan(ticket.url) == Self.gone)
            #expect(try await clerk.office.store.bindings(of: [account.id]) == [:])
        }
    }

    @Test func withoutThePlatformThereIsNoCode() async throws {
        try await Self.shown { clerk, account, ticket in
            try await clerk.office.world.setWeChat(#"{"apiDown":true}"#)
            await #expect(throws: WeChatUnavailable.self) {
                try await clerk.office.bindings.begin(for: account.id, by: clerk.user.id, at: clerk.office.clock.now)
            }
            #expect(try await clerk.ticket(of: account.id)?.scene == ticket.scene, "the former still stands")
        }
    }
}
