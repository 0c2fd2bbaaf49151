import Domain
import Foundation
import Store
import Testing

@testable import Web

@Suite("What 首页 says")
struct HomeTaskTests {
    private static let now = Date(timeIntervalSince1970: 1_795_327_200)  // 2026-11-22 14:00

    private func account(_ state: Account.State, lockedUntil: Date? = nil) -> Account {
        Account(
            id: Account.ID(rawValue: 4), enterprise: Enterprise.ID(rawValue: 2), loginName: "13800000001",
            person: "王敏", role: "办税员", rights: [.issue], state: state, lockedUntil: lockedUntil)
    }

    private func task(_ account: Account, waiting: Int = 0) -> HomePage.Task {
        HomePage.Task(OpenTasks.Blocked(account: account, company: "星河", waiting: waiting), at: Self.now)
    }

    @Test("an account's sentence says what is wrong, what waits and what to do")
    func accounts() {
        let waiting = task(account(.verificationRequired), waiting: 2)
        #expect(waiting.sentence == "星河的账号 王敏 138****0001 需验证，2 个下载在等待。")
        #expect(waiting.buttonText == "去验证" && waiting.url == "/enterprises/2/accounts/4/login" && waiting.operates)
        let wrong = task(account(.wrongPassword))
        #expect(wrong.sentence == "星河的账号 王敏 138****0001 密码错误，不会自动重试，请核对密码后重新登录。")
        #expect(wrong.buttonText == "重新登录")
        let locked = task(account(.locked, lockedUntil: Self.now.addingTimeInterval(86_700)))
        #expect(locked.sentence == "星河的账号 王敏 138****0001 已锁定，11-23 14:05 之后才能再试。")
        #expect(task(account(.locked, lockedUntil: Self.now)).sentence.hasSuffix("锁定时间已过，请重新登录。"))
        #expect(task(account(.locked)).sentence.hasSuffix("已被税局锁定，请稍后重新登录。"))
    }

    @Test("a lost default says why it went")
    func losses() {
        func loss(_ direction: Direction, _ reason: DefaultLoss.Reason) -> DefaultLoss {
            DefaultLoss(direction: direction, account: "李佳怡 138****0003", reason: reason, at: Self.now)
        }
        #expect(loss(.received, .right).sentence == "默认收票账号 李佳怡 138****0003 已失去收票权限，请重新设置默认账号。")
        #expect(loss(.issued, .removed).sentence == "默认开票账号 李佳怡 138****0003 已被移除，请重新设置默认账号。")
        #expect(
            [loss(.issued, .right), loss(.received, .right)].sentence
                == "默认开票和收票账号 李佳怡 138****0003 已失去开票和收票权限，请重新设置默认账号。")
        #expect(
            [loss(.issued, .removed), loss(.received, .single)].sentence
                == "默认开票账号 李佳怡 138****0003 已被移除；默认收票账号 李佳怡 138****0003 成为这家企业唯一的账号，不能只用于收票，请重新设置默认账号。"
        )
        let empty: [DefaultLoss] = []
        #expect(empty.sentence.isEmpty)
    }

    @Test("a company's chip, and what it does not say")
    func remarks() {
        let accounts = [account(.usable), account(.verificationRequired), account(.locked)]
        let standing = AccountStanding(of: accounts)
        #expect(Chip(standing).text == "可用")
        #expect(standing.remark(on: accounts) == "3 个账号，1 个已锁定，1 个需验证")
        let stuck = [account(.verificationRequired), account(.locked)]
        #expect(AccountStanding(of: stuck).remark(on: stuck) == "2 个账号，1 个需验证")
        #expect(Chip(AccountStanding(of: [])).text == "未配置")
        #expect(AccountStanding(of: []).remark(on: []).isEmpty)
    }
}
