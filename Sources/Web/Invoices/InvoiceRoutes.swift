import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflows

/// 发票库 and 导出 Excel.
struct InvoiceRoutes: Sendable {
    let console: Console
    private static let pageRows = 100

    @Sendable func index(_ request: Request, context: BoundContext) async throws -> Response {
        let fields = Fields(of: request)
        let companies = try await console.store.enterprises(in: context.enterprises)
        let entry = try entry(fields, companies)
        let cursor = LibraryCursor(fields["after"])
        let shown = try await console.store.invoices(matching: entry.filter, after: cursor, limit: Self.pageRows)
        let tally = try await console.store.tally(matching: entry.filter)
        let page = InvoiceListPage(
            entry, companies: companies, shown: shown, isFirst: cursor == nil, tally: tally, at: console.now())
        return .html(
            try console.frame.render(page, title: "发票库", room: .invoices, for: context.user),
            status: entry.rangeError.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        guard let key = context.parameters.get("number"),
            let found = try await console.store.invoice(key: key, in: context.enterprises)
        else { throw NotFound() }
        let page = InvoiceDetailPage(found.invoice, of: found.enterprise, found.direction)
        return .html(try console.frame.render(page, title: "发票 \(key)", room: .invoices, for: context.user))
    }

    /// The whole filter as a workbook. It is written to a file first, so that a failure is an error page and not a
    /// broken download.
    @Sendable func export(_ request: Request, context: BoundContext) async throws -> Response {
        let companies = try await console.store.enterprises(in: context.enterprises)
        let entry = try entry(Fields(of: request), companies)
        guard entry.rangeError.isEmpty else { return .seeOther(entry.address.list) }
        let path = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString).xlsx").path
        _ = try await console.library.export(entry.filter, to: path)
        let name = "\(entry.enterprise.name)-\(entry.direction.name)-\(entry.from)-\(entry.to).xlsx"
        return try FileBody.response(
            removing: path, name: name,
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    }

    private func entry(_ fields: Fields, _ companies: [EnterpriseSummary]) throws -> InvoiceEntry {
        let chosen = fields["enterprise"]
        let company =
            chosen.isEmpty
            ? companies.max { $0.invoiceCount < $1.invoiceCount }
            : companies.first { $0.enterprise.id.description == chosen }
        guard let company else { throw NotFound() }
        return InvoiceEntry(fields, enterprise: company.enterprise, today: Day(at: console.now()))
    }
}
