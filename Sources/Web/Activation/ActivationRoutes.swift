import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 激活.
struct ActivationRoutes: Sendable {
    let console: Console

    @Sendable func show(_ request: Request, context: SignedInContext) throws -> Response {
        try render(ActivationPage(code: "", error: "", isExpired: false), in: context)
    }

    @Sendable func activate(_ request: Request, context: SignedInContext) async throws -> Response {
        let typed = try await request.form()["code"]
        do {
            try await console.activation.activate(
                typed: typed, for: context.user.id,
                from: Origin(address: context.insider.address, browser: request.browserName), at: console.now())
            return .seeOther("/?\(Notice.activated.query)")
        } catch let refusal as ActivationRefusal {
            let page = ActivationPage(code: typed, error: refusal.sentence, isExpired: refusal == .expired)
            return try render(page, in: context, status: .unprocessableContent)
        }
    }

    private func render(
        _ page: ActivationPage, in context: SignedInContext, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        .html(try console.frame.render(page, title: "激活", for: context.viewer), status: status)
    }
}

extension ActivationRefusal {
    var sentence: String {
        switch self {
        case .unknown: "没有这个激活码，请核对 16 位激活码后重新输入。"
        case .expired: "这个激活码已失效（超过 24 小时，或已换成新的）。请打开激活邮件中的链接获取新激活码。"
        case .used: "这个激活码已经用过，每个激活码只能用一次。请向管理员索取新的激活码。"
        case .tooManyTries: "一小时内输错 10 次，已暂停尝试（包括同一地址的其他人）。请一小时后再试，或向管理员确认激活码。"
        }
    }
}
