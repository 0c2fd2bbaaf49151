import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Workflows

/// 发票库: the list, an invoice and its files.
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
            try console.frame.render(
                page, title: "发票库", room: .invoices, for: context.viewer, notice: Notice.words(for: request)),
            status: entry.rangeError.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable func show(_ request: Request, context: BoundContext) async throws -> Response {
        try detail(try await found(in: context), error: nil, in: context)
    }

    /// 取回 XML 原件 from the bureau; the page then shows the goods lines.
    @Sendable func fetchXML(_ request: Request, context: OperatorContext) async throws -> Response {
        let found = try await found(in: context)
        guard context.parameters.get("format") == FileFormat.xml.rawValue else { throw NotFound() }
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

    @Sendable func file(_ request: Request, context: BoundContext) async throws -> Response {
        let found = try await found(in: context)
        guard let format = context.parameters.get("format").flatMap(FileFormat.init(rawValue:)),
            let data = console.originals.kept(format, of: found)
        else { throw NotFound() }
        return Response(
            status: .ok,
            headers: [
                .contentType: format.contentType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(found.invoice.number.key).\(format.rawValue)\"",
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
}

extension Originals.Refusal {
    fileprivate var sentence: String {
        switch self {
        case .notDigital: "税局只提供数电票的 XML 文件，这张发票没有。"
        case .noAccount(let direction):
            "还没有默认\(direction == .issued ? "开票" : "收票")账号，无法从税局取回。请先设置默认账号。"
        case .noFile: "税局没有这张发票的 XML 文件。需要时请向开票方索取。"
        case .wrongFile(let trouble): "\(trouble.name)，没有保存。请稍后再试。"
        }
    }
}
