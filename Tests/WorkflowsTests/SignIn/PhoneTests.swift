import Domain
import Store
import Testing
import Workflows

/// What a phone may and may not do to a ticket.
struct PhoneTests {
    @Test func aPersonMaySayNo() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let phone = office.phone("王敏")
            try await phone.scan(try await browser.begin().url)
            #expect(try await phone.decline() == "已取消登录。")
            #expect(try await browser.state == .declined)
            await browser.cannotRedeem()
        }
    }

    @Test func aSecondPhoneCannotTakeTheTicket() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let url = try await browser.begin().url
            let owner = office.phone("王敏")
            let openid = try await owner.openid(scanning: url)
            let answer = try await office.phone("陈思远").scan(url)
            #expect(answer == "二维码已过期或已被使用，请在电脑上点「换一张」后重新扫码。")
            #expect(try await browser.state == .scanned)
            #expect(try await browser.ticket?.openid == openid)
            try await owner.confirm()
            let token = try await browser.redeem()
            let signedIn = try await office.signIn.signedIn(token: token, at: office.clock.now)
            #expect(signedIn?.user.nickname == "王敏")
        }
    }

    /// The second phone's yes is nobody's, whatever it sends.
    @Test func onlyThePhoneThatScannedFirstMayConfirm() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let ticket = try await browser.begin()
            let owner = try await office.phone("王敏").openid(scanning: ticket.url)
            let thief = try await office.phone("陈思远").openid(scanning: ticket.url)
            let answer = try await ScriptedPlatform(office).post(Event.yes(ticket.scene, from: thief))
            #expect(answer.says("这次登录已失效"))
            #expect(try await browser.state == .scanned)
            let yes = try await ScriptedPlatform(office).post(Event.yes(ticket.scene, message: 8, from: owner))
            #expect(yes.says("已确认登录"))
            #expect(try await office.person(try await browser.redeem())?.user.openid == owner)
        }
    }

    @Test func aFollowerIsKnownAsWellAsANewcomer() async throws {
        try await Office.open { office in
            // The first scan is `subscribe`, the second `SCAN`.
            for _ in 0..<2 {
                let browser = try await Browser(office).confirmed(by: "王敏")
                #expect(try await browser.state == .confirmed)
            }
        }
    }

    @Test func anExpiredTicketTakesNoYes() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let phone = office.phone("王敏")
            try await phone.scan(try await browser.begin().url)
            office.clock.advance(121)
            #expect(try await browser.state == .expired)
            #expect(try await phone.confirm() == "这次登录已失效，请在电脑上点「换一张」后重新扫码。")
            await browser.cannotRedeem()
        }
    }

    @Test func aYesThatNobodyFetchedExpires() async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            office.clock.advance(121)
            #expect(try await browser.state == .expired)
            await browser.cannotRedeem()
        }
    }

    @Test func aNewTicketEndsTheFormer() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let former = try await browser.begin()
            let phone = office.phone("王敏")
            try await phone.scan(former.url)
            #expect(try await browser.begin().scene != former.scene)
            #expect(try await phone.confirm() == "这次登录已失效，请在电脑上点「换一张」后重新扫码。")
            #expect(try await browser.state == .issued)
            await browser.cannotRedeem()
        }
    }
}
