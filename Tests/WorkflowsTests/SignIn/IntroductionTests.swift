import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// Who a person is, as far as the platform tells.
struct IntroductionTests {
    @Test func aPictureIsFetchedAfterTheSignIn() async throws {
        try await Office.open { office in
            let user = try await office.newcomer("王敏")
            #expect(user.avatar == "")
            try await office.whileSending {
                try await office.until { try await office.store.user(user.id)?.avatar != "" }
            }
            #expect(try await office.store.avatar(of: user.id) == Callback.picture)
            #expect(try await office.store.user(user.id)?.avatar.count == 16)
            let second = try await office.newcomer("王敏")
            #expect(second.avatar != "" && second.id == user.id)
            #expect(try await office.store.nextJobAt() == nil, "whoever has a picture is not asked for one")
        }
    }

    /// The phone is answered in time, with a name that stands in until the platform tells one.
    @Test func aPlatformThatDoesNotTellHoldsNobodyUp() async throws {
        try await Office.open { office in
            let browser = Browser(office)
            let openid = try await office.phone("王敏").openid(scanning: try await browser.begin().url)
            try await office.world.setWeChat(#"{"apiDown":true}"#)
            #expect(try await office.phone("王敏").confirm() == "已确认登录，请回到电脑继续。")
            let user = try #require(try await office.person(try await browser.redeem())).user
            #expect(user.nickname == "微信用户 \(openid.suffix(4))")
            try await office.world.setWeChat(#"{"apiDown":false}"#)
            try await office.whileSending {
                try await office.until { try await office.store.user(user.id)?.avatar != "" }
            }
            #expect(try await office.store.user(user.id)?.nickname == "王敏")
        }
    }

    @Test func aNameThatAPersonTookStays() async throws {
        try await Office.open { office in
            let user = try await office.newcomer("王敏")
            try await office.store.rename(user.id, to: "王主管", recording: nil, at: office.clock.now)
            try await office.whileSending {
                try await office.until { try await office.store.user(user.id)?.avatar != "" }
            }
            #expect(try await office.newcomer("王敏").nickname == "王主管")
        }
    }
}
