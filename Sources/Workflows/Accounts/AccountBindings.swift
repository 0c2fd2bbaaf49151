public import Domain
public import Foundation
public import Gateways
import Sealing
public import Store

/// 微信绑定: a QR code for an account, and the phone that scans it and says yes. From then on its person is asked when
/// the bureau wants one.
public struct AccountBindings: Sendable {
    let store: Store
    private let weChat: WeChat
    private let signIn: SignIn

    public static let ticketLife: TimeInterval = 300

    public init(store: Store, weChat: WeChat, signIn: SignIn) {
        self.store = store
        self.weChat = weChat
        self.signIn = signIn
    }

    /// A new QR code. Throws `WeChatUnavailable`.
    public func begin(for account: Account.ID, by user: User.ID, at now: Date) async throws {
        let scene = Scene(.binding, token: Random.token(bytes: 16)).description
        let url: String
        do { url = try await weChat.qrCode(scene: scene, seconds: Int(Self.ticketLife)) } catch {
            throw WeChatUnavailable(cause: "\(error)")
        }
        let ticket = BindingTicket(
            scene: scene, account: account, state: .issued, url: url, openid: nil, issuedAt: now,
            expiresAt: now.addingTimeInterval(Self.ticketLife))
        try await store.open(ticket, by: user)
    }

    func scanned(_ text: String, by openid: String, at now: Date) async throws -> WeChatReply {
        guard let scene = Scene(text), scene.purpose == .binding else { return Self.gone }
        do {
            let question = try await store.move(binding: text, to: .scanned, by: openid, called: "", at: now)
            return WeChatReply(
                text: """
                    将电子税局账号绑定到您的微信：
                    \(question.enterprise.name)
                    \(question.account.label)（\(question.requestedBy.nickname) 发起）
                    绑定后，税局要求验证这个账号时，会推送给您。
                    \(WeChatReply.choice("确认绑定", menuID: MenuChoice(isYes: true, of: scene).menuID))
                    \(WeChatReply.choice("取消", menuID: MenuChoice(isYes: false, of: scene).menuID))
                    """)
        } catch is IllegalMove, StoreError.notFound, StoreError.conflict {
            return Self.gone
        }
    }

    func chose(_ choice: MenuChoice, by openid: String, at now: Date) async throws -> WeChatReply? {
        do {
            let name = choice.isYes ? try await name(of: openid) : ""
            let question = try await store.move(
                binding: choice.scene, to: choice.isYes ? .confirmed : .declined, by: openid, called: name, at: now)
            return WeChatReply(
                text: choice.isYes
                    ? "已绑定 \(question.enterprise.name) 的账号 \(question.account.maskedLoginName)。" : "已取消绑定。")
        } catch is IllegalMove, StoreError.notFound, StoreError.conflict {
            return WeChatReply(text: "这次绑定已失效，请在电脑上重新获取二维码后扫码。")
        }
    }

    private func name(of openid: String) async throws -> String {
        if let user = try await store.user(openid: openid) { return user.nickname }
        return await signIn.nickname(of: openid)
    }

    private static let gone = WeChatReply(text: "二维码已过期或已被使用，请在电脑上重新获取二维码后扫码。")
}
