import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// Somebody else was faster: nothing was sent, and nothing is lost.
extension Console {
    /// The form with what was typed and the account as it is now; the list where the account is gone.
    func conflict(
        _ refusal: LoginRefusal, of enterprise: Enterprise, _ entry: AccountEntry? = nil, in context: OperatorContext
    ) async throws -> Response {
        let banner = Banner(.warn, refusal.sentence(at: now()))
        let known: Account? = if let id = entry?.known?.id { try await store.account(id) } else { nil }
        guard let entry, entry.known == nil || known != nil else {
            let list = AccountListPage(try await care(for: enterprise), banner: banner)
            return .html(
                try frame.render(list, title: "电子税局账号", room: .enterprises, for: context.viewer), status: .conflict)
        }
        let current = entry.renewed(known, mode: try await mode(of: entry, with: known))
        let (offer, _) = await offer(for: enterprise, current)
        let page = AccountFormPage(offer, current, for: enterprise, banner: banner)
        return .html(
            try frame.render(page, title: page.title, room: .enterprises, for: context.viewer), status: .conflict)
    }

    /// What was kept may have been called wrong meanwhile.
    private func mode(of entry: AccountEntry, with known: Account?) async throws -> AccountEntry.Mode {
        guard let known, entry.mode == .stored else { return entry.mode }
        return try await mode(for: known)
    }
}

/// The account of the page that somebody had open was removed meanwhile.
struct AccountGone: Error {
    let enterprise: Enterprise
    let by: String
    let at: Date
}

extension Console {
    /// The list as it is now, with who was faster.
    func list(after gone: AccountGone, for viewer: Viewer) async throws -> Response {
        let refusal = LoginRefusal.changed(by: gone.by, at: gone.at)
        let list = AccountListPage(
            try await care(for: gone.enterprise), banner: Banner(.warn, refusal.sentence(at: now())))
        return .html(
            try frame.render(list, title: "电子税局账号", room: .enterprises, for: viewer), status: .conflict)
    }
}

extension LoginRefusal {
    func sentence(at now: Date) -> String {
        switch self {
        case .changed(let person, let at):
            """
            \(person.isEmpty ? "有人" : person) 在 \(Moments.short(at, at: now)) 更新或移除了这个账号，您的修改没有提交。\
            请核对最新状态，需要时再登录一次。
            """
        case .busy(let person, let since):
            "\(person) 从 \(Moments.short(since, at: now)) 起正在登录这个账号，您的修改没有提交。请等其完成后再试。"
        case .exists(_, let person, let at):
            """
            这个账号已由 \(person.isEmpty ? "其他人" : person) 在 \(Moments.short(at, at: now)) 添加，没有重复提交。\
            请在列表中编辑或重新登录它。
            """
        case .unseen: "提交的内容不完整，没有发送给税局。请核对账号的最新状态后再登录一次。"
        case .wrongPassword: "税局说已保存的密码错误，没有再次发送。请核对密码，重新填写后登录。"
        }
    }
}
