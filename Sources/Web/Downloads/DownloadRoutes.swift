import Domain
import Foundation
import Hummingbird
import Store
import Workflows

/// 发票下载.
struct DownloadRoutes: Sendable {
    let console: Console

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let fields = Fields(of: request)
        // Another company was picked: what was chosen for the one before is sent as one field.
        let chosen = fields["chosen"].isEmpty ? fields : Fields(encoded: fields["chosen"])
        return try await form(DownloadEntry(chosen, today: Day(at: console.now())), fields, in: context)
    }

    @Sendable func create(_ request: Request, context: OperatorContext) async throws -> Response {
        let fields = try await request.form()
        var entry = DownloadEntry(fields, today: Day(at: console.now()))
        guard let id = Enterprise.ID(fields["enterprise"]), context.enterprises.contains(id) else { throw NotFound() }
        guard let order = entry.request(today: Day(at: console.now())) else {
            let unknown = entry.choiceError.isEmpty ? [] : [Banner(.bad, entry.choiceError)]
            return try await form(entry, fields, banners: unknown, in: context)
        }
        do {
            let deed = context.deed(.downloadBegun, try await console.words(for: order, of: id), request)
            let download = try await console.downloads.begin(
                order, of: id, with: try entry.chosenAccount(), for: context.user.id, recording: deed)
            return .seeOther("/downloads/\(download.id)")
        } catch let refusal as Downloads.Refusal {
            let banner = Banner(.bad, refusal.sentence, actionText: "去设置", actionURL: refusal.remedyURL(for: id))
            return try await form(entry, fields, banners: [banner], in: context)
        }
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        guard let view = try await console.view(of: id, in: context.enterprises) else { throw NotFound() }
        let page = DownloadPage(view)
        return .html(
            try console.frame.render(
                page, title: page.title, room: .downloads, for: context.viewer, notice: Notice.words(for: request),
                refreshSeconds: view.row.state.isOver ? 0 : 3))
    }

    /// 暂停, 继续, 取消, 重试, 优先级; then the page that it was asked on.
    @Sendable func act(_ request: Request, context: OperatorContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        guard let deed = DownloadDeed(address: context.parameters.get("deed") ?? "", fields: Fields(of: request))
        else { throw NotFound() }
        try await console.store.act(
            deed, on: id, in: context.enterprises, recording: context.deed(deed.action, "下载 \(id)", request),
            at: console.now())
        return .seeOther(
            request.cameFrom(among: ["/queue", "/downloads", "/"], else: "/downloads/\(id)", saying: deed.notice))
    }

    /// 重新下载文件: what is damaged, and what never came.
    @Sendable func fetchFiles(_ request: Request, context: OperatorContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        try await console.store.retryFiles(
            of: id, in: context.enterprises, recording: context.deed(.filesMended, "下载 \(id)", request),
            at: console.now())
        return .seeOther("/downloads/\(id)?\(Notice.filesAsked.query)")
    }

    /// 停止下载文件: of a download whose invoices are all here.
    @Sendable func stopFiles(_ request: Request, context: OperatorContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        try await console.store.stopFiles(
            of: id, in: context.enterprises, recording: context.deed(.filesStopped, "下载 \(id)", request),
            at: console.now())
        return .seeOther("/downloads/\(id)?\(Notice.filesStopped.query)")
    }

    /// The page with what was chosen; without a choice of company, one that can download before one that cannot.
    func form(
        _ entry: DownloadEntry, _ fields: Fields, banners: [Banner] = [], predictions: [PredictionPage] = [],
        in context: some InsiderContext
    ) async throws -> Response {
        let store = console.store
        let (company, pick) = try await console.company(fields, in: context.enterprises, by: .account)
        let page = DownloadsPage(
            entry, of: company, pick, accounts: try await store.accounts(of: company.id),
            disks: try await store.disks(of: [company.id]).filter { $0.account != nil },
            defaults: try await store.defaultAccounts(of: company.id), predictions: predictions,
            downloads: try await store.downloads(of: [company.id], limit: 50), banners: banners, at: console.now())
        let isRefused = !banners.isEmpty || !entry.rangeError.isEmpty || !entry.directionError.isEmpty
        return .html(
            try console.frame.render(page, title: "发票下载", room: .downloads, for: context.viewer),
            status: isRefused ? .unprocessableContent : .ok)
    }
}

extension Downloads.Refusal {
    func remedyURL(for enterprise: Enterprise.ID) -> String {
        self == .noDisk ? "/disks" : "/enterprises/\(enterprise)/accounts#defaults"
    }

    var sentence: String {
        switch self {
        case .noAccount(.issued): "还没有默认开票账号，无法下载开具发票。请先设置默认账号。"
        case .noDisk: "这家企业还没有可用的税盘。请先插入税盘，并在税盘管理中保存证书密码。"
        case .unknownAccount: "所选账号不属于这家企业，请重新选择。"
        case .noRight(.issued): "所选账号没有开票权限，不能下载开具发票。请换一个账号。"
        case .noRight(.received): "所选账号没有收票权限，不能下载取得发票。请换一个账号。"
        case .noAccount(.received): "还没有默认收票账号，无法下载取得发票。请先设置默认账号。"
        case .tooLong(let days): "一次最多下载 \(Downloads.longestDays) 天，现在是 \(days) 天，请分几次下载。"
        }
    }
}
