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
        let entry = DownloadEntry(fields, today: Day(at: console.now()))
        return try await form(entry, chosen: fields["enterprise"], banners: [], in: context)
    }

    @Sendable func create(_ request: Request, context: OperatorContext) async throws -> Response {
        let fields = try await request.form()
        let today = Day(at: console.now())
        var entry = DownloadEntry(fields, today: today)
        guard let id = Enterprise.ID(fields["enterprise"]), context.enterprises.contains(id) else { throw NotFound() }
        guard let query = entry.query(today: today) else {
            return try await form(entry, chosen: fields["enterprise"], banners: [], in: context)
        }
        do {
            let deed = context.deed(.downloadBegun, try await console.words(for: query, of: id), request)
            guard entry.account.isEmpty || Account.ID(entry.account) != nil else {
                throw Downloads.Refusal.unknownAccount
            }
            let download = try await console.downloads.begin(
                DownloadRequest(query), of: id, with: Account.ID(entry.account), for: context.user.id, recording: deed)
            return .seeOther("/downloads/\(download)")
        } catch let refusal as Downloads.Refusal {
            let banner = Banner(
                .bad, refusal.sentence, actionText: "去设置", actionURL: "/enterprises/\(id)/accounts#defaults")
            return try await form(entry, chosen: fields["enterprise"], banners: [banner], in: context)
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

    @Sendable func cancel(_ request: Request, context: OperatorContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        try await console.store.cancel(
            id, in: context.enterprises, recording: context.deed(.downloadCancelled, "下载 \(id)", request),
            at: console.now())
        return .seeOther("/downloads/\(id)?\(Notice.cancelled.query)")
    }

    @Sendable func retry(_ request: Request, context: OperatorContext) async throws -> Response {
        let id = try context.id("id", of: Download.self)
        try await console.store.retry(
            id, in: context.enterprises, recording: context.deed(.downloadRetried, "下载 \(id)", request),
            at: console.now())
        return .seeOther("/downloads/\(id)?\(Notice.retried.query)")
    }

    /// The page with what was chosen; without a choice of company, the first.
    private func form(
        _ entry: DownloadEntry, chosen: String, banners: [Banner], in context: some InsiderContext
    ) async throws
        -> Response
    {
        let companies = try await console.store.enterprises(in: context.enterprises)
        let company = try Self.choose(chosen, from: companies)
        let defaults = try await console.store.defaultAccounts(of: company.enterprise.id)
        let downloads = try await console.store.downloads(of: [company.enterprise.id], limit: 50)
        let page = DownloadsPage(
            entry, company: company, companies: companies, defaults: defaults, downloads: downloads, banners: banners,
            at: console.now())
        let isRefused = !banners.isEmpty || !entry.rangeError.isEmpty || !entry.directionError.isEmpty
        return .html(
            try console.frame.render(page, title: "发票下载", room: .downloads, for: context.viewer),
            status: isRefused ? .unprocessableContent : .ok)
    }

    private static func choose(_ chosen: String, from companies: [EnterpriseSummary]) throws -> EnterpriseSummary {
        guard !chosen.isEmpty else {
            // A company that can download before one that cannot.
            guard let first = companies.first(where: { !$0.accounts.isEmpty }) ?? companies.first else {
                throw NotFound()
            }
            return first
        }
        guard let company = companies.first(where: { $0.enterprise.id.description == chosen }) else { throw NotFound() }
        return company
    }
}

extension Downloads.Refusal {
    var sentence: String {
        switch self {
        case .noAccount(.issued): "还没有默认开票账号，无法下载开具发票。请先设置默认账号。"
        case .unknownAccount: "所选账号不属于这家企业，请重新选择。"
        case .noRight(.issued): "所选账号没有开票权限，不能下载开具发票。请换一个账号。"
        case .noRight(.received): "所选账号没有收票权限，不能下载取得发票。请换一个账号。"
        case .noAccount(.received): "还没有默认收票账号，无法下载取得发票。请先设置默认账号。"
        case .tooLong(let days): "一次最多下载 \(Downloads.longestDays) 天，现在是 \(days) 天，请分几次下载。"
        }
    }
}
