import Domain
import Foundation
import Testing

@testable import Web

/// What a pushed link says once it is over: why, what to do, and nothing of the account.
struct VerificationEndTests {
    private static func page(_ ending: Verification.Ending?, _ state: Account.State?) -> VerificationPage {
        let at = Date(timeIntervalSince1970: 1_790_000_000)
        let verification = Verification(
            id: Verification.ID(rawValue: 1), account: Account.ID(rawValue: 1), openid: "o-sun", askedAt: at,
            expiresAt: at + 7_200, endedAt: ending == nil ? nil : at, ending: ending)
        return VerificationPage(
            over: VerificationLink(token: "3e9c7f", verification: verification, call: nil), state: state)
    }

    @Test(arguments: [
        (Verification.Ending.verified, "已完成验证", "等待中的下载已自动继续"), (.unbound, "链接已失效", "已解除绑定"),
        (.replaced, "链接已失效", "已过期或已被新的推送取代"), (.removed, "链接已失效", "已从发票管家中移除"),
    ])
    func anEndIsSaid(_ end: (ending: Verification.Ending, title: String, words: String)) {
        // Whatever has become of the account since.
        for state in Account.State.allCases + [nil] {
            let page = Self.page(end.ending, state)
            #expect(page.title == end.title && page.sentence.contains(end.words))
            #expect(page.facts.isEmpty && page.eventsURL.isEmpty)
        }
    }

    @Test(arguments: [
        (Account.State.wrongPassword, "密码错误"), (.locked, "账号已锁定"), (.usable, "链接已失效"), (nil, "链接已失效"),
    ])
    func aLinkThatCannotHelpSaysWhy(_ end: (state: Account.State?, title: String)) {
        #expect(Self.page(nil, end.state).title == end.title)
    }
}
