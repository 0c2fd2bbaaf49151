import Domain
import Foundation
import Store
import Testing
import Workflows

/// A QR code on a browser, a phone that says yes, one session.
struct SignInTests {
    @Test func aTicketGoesFromTheScreenToASession() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let ticket = try await browser.begin()
            #expect(ticket.state == .issued && ticket.openid == nil && (10...99).contains(ticket.number))
            #expect(ticket.expiresAt.timeIntervalSince(ticket.issuedAt) == 120)

            let phone = office.phone("王敏")
            let question = try #require(try await phone.scan(ticket.url))
            #expect(
                question.contains("Chrome · Windows（192.168.1.20）") && question.contains("屏幕上的数字应为 \(ticket.number)"))
            #expect(try await browser.state == .scanned)
            await browser.cannotRedeem()

            #expect(try await phone.confirm() == "已确认登录，请回到电脑继续。")
            #expect(try await browser.state == .confirmed)
            let token = try await browser.redeem()
            #expect(try await browser.state == .redeemed)

            let signedIn = try #require(try await office.signIn.signedIn(token: token, at: office.clock.now))
            #expect(signedIn.user.nickname == "王敏" && signedIn.enterprises == [])
            #expect(try await browser.ticket?.openid == signedIn.user.openid)
        }
    }

    @Test func aTicketIsRedeemedOnce() async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            let tokens = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<8 { group.addTask { try? await browser.redeem() } }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(tokens.compactMap { $0 }.count == 1)
            await browser.cannotRedeem()
        }
    }

    @Test func anotherBrowserCannotRedeem() async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            let thief = Browser(office)
            await thief.cannotRedeem()
            _ = try await thief.begin()
            await thief.cannotRedeem()
            _ = try await browser.redeem()
        }
    }

    @Test func whatTheStoreKeepsCannotBeUsed() async throws {
        try await Office.open { office in
            let token = try await office.signedIn(by: "王敏")
            let file = try Data(contentsOf: office.folder.appending(path: "steward.sqlite"))
            let log = try? Data(contentsOf: office.folder.appending(path: "steward.sqlite-wal"))
            let kept = file + (log ?? Data())
            #expect(kept.range(of: Data("王敏".utf8)) != nil, "the bytes that are searched hold the person")
            #expect(kept.range(of: Data(token.utf8)) == nil)
        }
    }

    @Test(arguments: [(true, 30.0 * 86_400), (false, 12.0 * 3600)])
    func aSessionEndsAtItsAge(_ kind: (remembers: Bool, life: Double)) async throws {
        try await Office.open { office in
            let browser = try await Browser(office).confirmed(by: "王敏")
            let token = try await browser.redeem(remembers: kind.remembers)
            let now = office.clock.now
            let (before, after) = (now.addingTimeInterval(kind.life - 5), now.addingTimeInterval(kind.life + 5))
            #expect(try await office.signIn.signedIn(token: token, at: before) != nil)
            #expect(try await office.signIn.signedIn(token: token, at: after) == nil)
        }
    }

    @Test func aPersonWhoComesBackIsTheSame() async throws {
        try await Office.open { office in
            let now = office.clock.now
            let first = try await office.signIn.signedIn(token: office.signedIn(by: "王敏"), at: now)
            let second = try await office.signIn.signedIn(token: office.signedIn(by: "王敏"), at: now)
            let other = try await office.signIn.signedIn(token: office.signedIn(by: "陈思远"), at: now)
            #expect(first?.user == second?.user && first?.user.id != other?.user.id && other != nil)
        }
    }
}
