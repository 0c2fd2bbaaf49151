import Documents
import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 微信绑定 of an account: the QR code, its result, its end.
struct BindingRoutes: Sendable {
    let console: Console

    /// A new QR code. Asking for it costs a call to WeChat.
    @Sendable func begin(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        try console.ticketLimit.spend(for: context.insider.address, at: console.now())
        try await console.bindings.begin(for: account.id, by: context.user.id, at: console.now())
        return .seeOther("/enterprises/\(enterprise.id)/accounts/\(account.id)/wechat-binding")
    }

    @Sendable func show(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        let base = "/enterprises/\(enterprise.id)"
        let page = BindingPage(
            enterpriseName: enterprise.name, enterpriseURL: base, accountsURL: "\(base)/accounts",
            account: account.label, eventsURL: "\(base)/accounts/\(account.id)/wechat-binding/events",
            state: try await state(of: account, for: context.user.id))
        return .html(
            try console.frame.render(
                page, title: "微信绑定", room: .enterprises, for: context.viewer, refreshSeconds: 10))
    }

    @Sendable func events(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        let last = LastSeen<String>()
        return EventStream(signal: console.store.ticketSignal).response(
            to: request, formToken: context.viewer.formToken
        ) {
            guard try await console.mayOperate(on: enterprise.id, context) else { return nil }
            let state = try await state(of: account, for: context.user.id)
            guard last.changes(to: state.sentence + state.boundTo) else { return [] }
            let pages = console.frame.pages
            return [
                ServerEvent(
                    id: 0, target: "account-binding", html: pages.render(fragment: state), mark: pages.formMark)
            ]
        }
    }

    @Sendable func askRemoval(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        guard let binding = try await console.store.binding(of: account.id) else {
            return .seeOther("/enterprises/\(enterprise.id)/accounts")
        }
        let question = QuestionPage.unbinding(account, from: binding.name)
        return .html(try console.frame.render(question, title: question.title, for: context.viewer))
    }

    @Sendable func remove(_ request: Request, context: OperatorContext) async throws -> Response {
        let (enterprise, account) = try await console.account(in: context)
        let name = try await console.store.binding(of: account.id)?.name ?? ""
        _ = try await console.store.unbindAccount(
            account.id,
            recording: context.deed(.weChatUnbound, "\(enterprise.name)：\(account.label)，\(name)", request),
            at: console.now())
        await console.desk.drop(account: account.id, fromLinks: true)
        return .seeOther("/enterprises/\(enterprise.id)/accounts?\(Notice.unboundAccount.query)")
    }

    private func state(of account: Account, for user: User.ID) async throws -> BindingStatePage {
        BindingStatePage(
            try await console.store.bindingTicket(of: account.id, by: user, at: console.now()),
            binding: try await console.store.binding(of: account.id),
            url: "/enterprises/\(account.enterprise)/accounts/\(account.id)/wechat-binding",
            isDemo: console.options.isDemo, at: console.now())
    }
}

extension BindingStatePage {
    init(_ ticket: BindingTicket?, binding: AccountBinding?, url: String, isDemo: Bool, at now: Date) {
        let state = ticket?.state
        let isWaiting = state == .issued || state == .scanned
        let left = isWaiting ? ticket.map { Clock.seconds(until: $0.expiresAt, from: now) } ?? 0 : 0
        let (sentence, tone): (String, Tone) =
            switch state {
            case .issued: ("等待扫码", .busy)
            case .scanned: ("已扫码，请在手机上确认", .busy)
            case .confirmed: (binding.map { "已绑定到 \($0.name)" } ?? "绑定已被解除", binding == nil ? .warn : .good)
            case .declined: ("已在手机上取消", .bad)
            case .expired: ("二维码已过期", .bad)
            case nil: (binding.map { "已绑定到 \($0.name)" } ?? "还没有绑定", .idle)
            }
        self.init(
            qr: isWaiting ? ticket.flatMap { try? QRCode($0.url).svg } ?? "" : "", sentence: sentence, tone: tone,
            isWaiting: isWaiting, isDone: state == .confirmed, secondsLeft: left, timeLeft: Clock.words(left),
            boundTo: binding.map { "\($0.name)，\(Moments.short($0.boundAt, at: now)) 起" } ?? "", renewURL: url,
            renewText: isWaiting ? "换一张" : binding == nil ? "获取二维码" : "换绑", resultURL: url,
            phoneURL: isDemo && isWaiting ? ticket?.url ?? "" : "")
    }
}
