import Domain
import Foundation
import Testing

@testable import Web

@Suite("What is said of an account")
struct AccountWordsTests {
    private static let now = Date(timeIntervalSince1970: 1_795_327_200)
    private let enterprise = Enterprise(
        id: Enterprise.ID(rawValue: 2), taxNumber: TaxNumber(stored: "91440399MADEMA019B"), name: "星河",
        area: Area.all[23])

    private func account(_ state: Account.State = .usable, _ rights: Rights = [.issue], id: Int64 = 4) -> Account {
        Account(
            id: Account.ID(rawValue: id), enterprise: enterprise.id, loginName: "1380000000\(id)", person: "王敏",
            role: "办税员", rights: rights, state: state)
    }

    private func form(_ fields: [LoginForm.Field], _ mode: AccountEntry.Mode, isSilent: Bool = false) -> AccountFormPage
    {
        AccountFormPage(
            .init(form: LoginForm(fields: fields), isSilent: isSilent), AccountEntry(known: account(), mode: mode),
            for: enterprise)
    }

    private static func field(_ name: String, _ kind: LoginForm.Field.Kind, identifies: Bool = false) -> LoginForm.Field
    {
        LoginForm.Field(
            name: name, label: name, kind: kind, isRequired: true, maxLength: 20, hint: "", identifies: identifies,
            pattern: "", options: [])
    }

    private static let fields = [field("account", .text, identifies: true), field("password", .password)]

    @Test("one that may do nothing is not 可用, and one that cannot log in says so first")
    func chip() {
        #expect(Chip(account(.usable, [.receive])).text == "可用")
        let idle = Chip(account(.usable, []))
        #expect(idle.text == "无权限" && idle.tone == .warn)
        #expect(Chip(account(.locked, [])).text == "已锁定")
    }

    @Test("a password is spoken of where one is sent")
    func challenge() {
        let challenge = form([], .stored)
        #expect(challenge.title == "验证账号" && challenge.submitText == "开始验证")
        #expect(challenge.sentence == "税局要求本人验证，不需要密码；通过后等待中的下载会自动继续。")
        #expect(form(Self.fields, .stored).sentence.hasPrefix("用已保存的密码登录"))
        #expect(form([], .stored, isSilent: true).sentence.hasPrefix("用已保存的密码登录"), "nobody knows what is asked")
    }

    @Test("an account's number stands once on its form")
    func number() {
        #expect(form(Self.fields, .edit).facts.map(\.label) == ["姓名"])
        #expect(form(Self.fields, .stored).facts.map(\.value) == ["138****0004", "王敏"])
    }

    @Test("a default that went with the last account asks for an account first")
    func losses() {
        let loss = DefaultLoss(direction: .issued, account: "王敏 138****0001", reason: .removed, at: Self.now)
        #expect([loss].sentence(hasAccounts: false) == "默认开票账号 王敏 138****0001 已被移除，请先新增账号，再设置默认账号。")
        let care = AccountCare(
            enterprise: enterprise, accounts: [], bindings: [:], defaults: DefaultAccounts(), losses: [loss],
            canPush: false, now: Self.now)
        #expect(AccountListPage(care).banners.map(\.text) == [[loss].sentence(hasAccounts: false)])
    }

    @Test("the log names the default accounts")
    func defaults() {
        let accounts = [account(), account(id: 5)]
        func words(_ issue: Int64?, _ receive: Int64?) -> String {
            DefaultAccounts(issue: issue.map(Account.ID.init), receive: receive.map(Account.ID.init))
                .words(among: accounts)
        }
        #expect(words(4, 4) == "开票、收票 王敏 138****0004")
        #expect(words(4, 5) == "开票 王敏 138****0004，收票 王敏 138****0005")
        #expect(words(nil, 5) == "开票 未设置，收票 王敏 138****0005")
        #expect(words(nil, nil) == "开票、收票 未设置")
    }

    @Test("a code may suffice, so nobody is told to log in anew")
    func trouble() {
        #expect(Trouble.verificationRequired.sentence(on: .query, at: Self.now) == "税局要求验证这个账号，通过后自动从断点继续。")
    }
}
