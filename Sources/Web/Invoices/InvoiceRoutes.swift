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
        let (company, pick) = try await console.company(fields, in: context.enterprises, by: .invoices)
        let entry = InvoiceEntry(fields, enterprise: company, today: Day(at: console.now()))
        // A range that is wrong matches nothing: other rows under its error would be taken for its own.
        let isWrong = !entry.rangeError.isEmpty
        let shown =
            isWrong
            ? .empty
            : try await console.store.invoices(
                matching: entry.filter, after: LibraryCursor(fields["after"]), before: LibraryCursor(fields["before"]),
                limit: Self.pageRows)
        let tally = isWrong ? .zero : try await console.store.tally(matching: entry.filter)
        let page = InvoiceListPage(entry, pick, shown: shown, tally: tally, at: console.now())
        return .html(
            try console.frame.render(page, title: "发票库", room: .invoices, for: context.viewer),
            status: entry.rangeError.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        try detail(try await found(in: context), error: nil, in: context)
    }

    /// 取回 XML 原件 from the bureau; the page then shows the goods lines.
    @Sendable func fetchXML(_ request: Request, context: OperatorContext) async throws -> Response {
        let found = try await found(in: context)
        do {
            try await console.originals.fetch(for: found, at: console.now())
            try await console.record(context.deed(.originalFetched, "发票 \(found.invoice.number.key)", request))
            return .seeOther("/invoices/\(found.invoice.number.key)")
        } catch let refusal as Originals.Refusal {
            return try detail(found, error: refusal.sentence, in: context)
        } catch let error as BureauError {
            return try detail(found, error: error.sentence(at: console.now()), in: context)
        }
    }

    @Sendable func xml(_ request: Request, context: BoundContext) async throws -> Response {
        let found = try await found(in: context)
        guard let data = console.originals.kept(of: found) else { throw NotFound() }
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/xml", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(found.invoice.number.key).xml\"",
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    private func found(in context: some InsiderContext) async throws -> FoundInvoice {
        guard let key = context.parameters.get("number"),
            let found = try await console.store.invoice(key: key, in: context.enterprises)
        else { throw NotFound() }
        return found
    }

    private func detail(_ found: FoundInvoice, error: String?, in context: some InsiderContext) throws -> Response {
        let page = InvoiceDetailPage(
            found, lines: console.originals.lines(of: found), error: error)
        let title = "发票 \(found.invoice.number.key)"
        return .html(
            try console.frame.render(page, title: title, room: .invoices, for: context.viewer),
            status: error == nil ? .ok : .unprocessableContent)
    }

    /// The whole filter as a workbook. It is written to a file first, so that a failure is an error page and not a
    /// broken download.
    @Sendable func export(_ request: Request, context: BoundContext) async throws -> Response {
        let fields = Fields(of: request)
        let company = try await console.chosen(fields, in: context.enterprises, by: .invoices)
        let entry = InvoiceEntry(fields, enterprise: company, today: Day(at: console.now()))
        guard entry.rangeError.isEmpty else {
            return .seeOther(
                "/invoices?enterprise=\(entry.enterprise.id)&from=\(entry.from.inQuery)&to=\(entry.to.inQuery)")
        }
        let path = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString).xlsx").path
        do {
            // Ends with the client: nobody waits for what was closed.
            _ = try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await console.library.export(entry.filter, to: path)
            }
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        try await console.record(context.deed(.exported, "\(entry.enterprise.name) \(entry.direction.name)", request))
        let name = "\(entry.enterprise.name)-\(entry.direction.name)-\(entry.from)-\(entry.to).xlsx"
        var response = try FileBody.response(
            removing: path, name: name,
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        // Waiting for the client's end has spent the connection's reading side: HTTP/1 must not be told to go on with it.
        if console.options.tls == nil { response.headers[.connection] = "close" }
        return response
    }
}

extension Originals.Refusal {
    fileprivate var sentence: String {
        switch self {
        case .notDigital: "税局只提供数电票的 XML 文件，这张发票没有。"
        case .noAccount(let direction):
            "还没有默认\(direction == .issued ? "开票" : "收票")账号，无法从税局取回。请先设置默认账号。"
        case .wrongFile: "税局给出的文件与这张发票不符，没有保存。请稍后再试。"
        }
    }
}
