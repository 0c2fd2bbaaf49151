import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// 导出 Excel and 打包下载 of the whole filter. What is sent is written to a file first, so that a failure is an error page
/// and not a broken download.
struct InvoiceExportRoutes: Sendable {
    let console: Console

    private static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    private static let zipType = "application/zip"

    @Sendable func workbook(_ request: Request, context: BoundContext) async throws -> Response {
        let entry = try await entry(request, context)
        guard entry.rangeError.isEmpty else { return .seeOther(entry.typed) }
        guard request.method != .head else { return Self.head(Self.workbookType) }
        let path = try await written(for: request, as: "xlsx") {
            _ = try await console.library.export(entry.filter, to: $0)
        }
        try await console.record(context.deed(.exported, "\(entry.enterprise.name) \(entry.direction.name)", request))
        return try sent(path, of: entry, as: "xlsx", type: Self.workbookType)
    }

    @Sendable func files(_ request: Request, context: BoundContext) async throws -> Response {
        let entry = try await entry(request, context)
        guard entry.rangeError.isEmpty else { return .seeOther(entry.typed) }
        guard request.method != .head else { return Self.head(Self.zipType) }
        let path: String
        do {
            path = try await written(for: request, as: "zip") { try await console.library.pack(entry.filter, to: $0) }
        } catch let refusal as Library.Refusal {
            let notice: Notice = refusal == .noFiles ? .noFiles : .tooManyFiles
            return closing(.seeOther("\(entry.address.list)&\(notice.query)"))
        }
        try await console.record(
            context.deed(.exported, "\(entry.enterprise.name) \(entry.direction.name) 文件", request))
        return try sent(path, of: entry, as: "zip", type: Self.zipType)
    }

    /// Who asks for the head alone takes nothing out, so nothing is made and nothing is recorded.
    private static func head(_ type: String) -> Response {
        Response(status: .ok, headers: [.contentType: type, .cacheControl: "no-store"])
    }

    private func entry(_ request: Request, _ context: BoundContext) async throws -> InvoiceEntry {
        let fields = Fields(of: request)
        let company = try await console.chosen(fields, in: context.enterprises, by: .invoices)
        return InvoiceEntry(fields, enterprise: company, today: Day(at: console.now()))
    }

    private func written(
        for request: Request, as ending: String, _ write: @escaping @Sendable (_ path: String) async throws -> Void
    ) async throws -> String {
        let name = "steward-\(UUID().uuidString).\(ending)"
        let path = FileManager.default.temporaryDirectory.appending(path: name).path
        do {
            // Ends with the client: nobody waits for what was closed.
            try await request.body.consumeWithCancellationOnInboundClose { _ in try await write(path) }
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
        return path
    }

    private func sent(_ path: String, of entry: InvoiceEntry, as ending: String, type: String) throws -> Response {
        let name = "\(entry.enterprise.name)-\(entry.direction.name)-\(entry.from)-\(entry.to).\(ending)"
        return closing(try FileBody.response(removing: path, name: name, plainName: "invoices.\(ending)", type: type))
    }

    /// Waiting for the client's end has spent the connection's reading side: HTTP/1 must not be told to go on with it.
    private func closing(_ response: Response) -> Response {
        var response = response
        if console.options.tls == nil { response.headers[.connection] = "close" }
        return response
    }
}

extension InvoiceEntry {
    /// The list with the range as it was typed, which says what is wrong with it.
    fileprivate var typed: String { address.list(from: from, to: to) }
}
