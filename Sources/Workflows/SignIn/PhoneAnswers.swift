import Domain
import Foundation
import Gateways
import Store

/// What is said on the phone, and what the ticket does by it.
extension SignIn {
    func scanned(_ text: String, by openid: String, at now: Date) async throws -> WeChatReply {
        guard let scene = Scene(text), scene.purpose == .signIn else { return Self.gone }
        do {
            let ticket = try await store.move(scene: scene.description, to: .scanned, by: openid, at: now)
            return WeChatReply(
                text: """
                    \(ticket.browser)（\(ticket.address)）于 \(China.timestamp(ticket.issuedAt).dropFirst(11).prefix(5)) \
                    请求登录发票管家。
                    屏幕上的数字应为 \(ticket.number)，不一致请取消。
                    \(WeChatReply.choice("确认登录", menuID: MenuChoice(isYes: true, of: scene).menuID))
                    \(WeChatReply.choice("取消", menuID: MenuChoice(isYes: false, of: scene).menuID))
                    """)
        } catch is IllegalMove, StoreError.notFound, StoreError.conflict {
            return Self.gone
        }
    }

    /// A tap on one of the two links.
    func chose(_ choice: MenuChoice, by openid: String, at now: Date) async throws -> WeChatReply? {
        let (isYes, scene) = (choice.isYes, choice.scene)
        do {
            let isNew = try await store.user(openid: openid) == nil
            let nickname = isYes && isNew ? await nickname(of: openid) : nil
            _ =
                isYes
                ? try await store.move(scene: scene, to: .confirmed, by: openid, binding: nickname, at: now)
                : try await store.move(
                    scene: scene, to: .declined, by: openid,
                    recording: { Self.declined($0, by: $1, openid: openid) }, at: now)
            return WeChatReply(text: isYes ? "已确认登录，请回到电脑继续。" : "已取消登录。")
        } catch is IllegalMove, StoreError.notFound, StoreError.conflict {
            return WeChatReply(text: "这次登录已失效，请在电脑上点「换一张」后重新扫码。")
        }
    }

    private static let gone = WeChatReply(text: "二维码已过期或已被使用，请在电脑上点「换一张」后重新扫码。")

    private static func declined(_ ticket: SignInTicket, by user: User?, openid: String) -> Deed {
        Deed(
            .signInDeclined, user: user?.id, person: user?.nickname ?? placeholder(for: openid), subject: "在手机上取消",
            address: ticket.address, browser: ticket.browser)
    }
}
