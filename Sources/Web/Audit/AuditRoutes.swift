import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store

/// 操作日志.
struct AuditRoutes: Sendable {
    let console: Console
    private static let pageLength = 50
    private static let exportLength = 500

    @Sendable func index(_ request: Request, context: AdministratorContext) async throws -> Response {
        let entry = AuditEntryFilter(Fields(of: request), today: Day(at: console.now()))
        let lines =
            entry.rangeError.isEmpty
            ? try await console.store.audit(entry.filter, before: entry.before, limit: Self.pageLength + 1) : []
        let page = AuditPage(entry, lines: lines, pageLength: Self.pageLength, at: console.now())
        let html = try console.frame.render(page, title: "操作日志", for: context.viewer)
        return .html(html, status: entry.rangeError.isEmpty ? .ok : .unprocessableContent)
    }

    /// All lines of the filter, page by page, so that a long log costs no memory.
    @Sendable func export(_ request: Request, context: AdministratorContext) async throws -> Response {
        let entry = AuditEntryFilter(Fields(of: request), today: Day(at: console.now()))
        guard entry.rangeError.isEmpty else { return .seeOther("/audit?\(request.uri.query ?? "")") }
        if request.method == .get { try await console.record(context.deed(.exported, "操作日志", request)) }
        let store = console.store
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"audit-\(Day(at: console.now())).csv\"",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "\u{FEFF}" + AuditCSV.titles))
                var before: Int64?
                repeat {
                    let lines = try await store.audit(entry.filter, before: before, limit: Self.exportLength)
                    try await writer.write(ByteBuffer(string: lines.map(AuditCSV.line).joined()))
                    before = lines.count == Self.exportLength ? lines.last?.id : nil
                } while before != nil
                try await writer.finish(nil)
            })
    }
}
