import Domain
import Hummingbird
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
            try await console.activation.activate(typed: typed, for: context.user.id, at: console.now())
            return .seeOther("/?\(Notice.activated.query)")
        } catch let refusal as ActivationRefusal {
            let page = ActivationPage(code: typed, error: refusal.sentence, isExpired: refusal == .expired)
            return try render(page, in: context, status: .unprocessableContent)
        }
    }

    private func render(
        _ page: ActivationPage, in context: SignedInContext, status: HTTPResponse.Status = .ok
    ) throws
        -> Response
    {
        .html(
            try console.frame.render(
                page, title: "激活", room: nil, for: context.user, isActivated: !context.enterprises.isEmpty),
            status: status)
    }
}

extension ActivationRefusal {
    fileprivate var sentence: String {
        switch self {
        case .unknown: "没有这个激活码，请核对 16 位激活码后重新输入。"
        case .expired: "这个激活码已超过 24 小时，请获取新的激活码。"
        case .used: "这个激活码已经用过，请向管理员索取新的激活码。"
        case .tooManyTries: "一小时内已输错 10 次，请一小时后再试。"
        }
    }
}
