import Domain
import Foundation
import Hummingbird

/// 全量发票查询: counts and pages.
struct QueryRoutes: Sendable {
    let bureau: Bureau

    func count(_ request: Request, context: SimulatorContext) async throws -> Response {
        let session = try bureau.queryingSession(of: request)
        let body = try await Fields.read(request, known: ["filter"])
        let query = try InvoiceQuery(body.object("filter", known: InvoiceQuery.keys))
        guard query.days.count <= 366 else { throw Problem.yearExceeded }
        try bureau.holds(session)
        try session.permits(query.direction)
        return .json(session.archive.tally(query, now: bureau.now()).json)
    }

    func page(_ request: Request, context: SimulatorContext) async throws -> Response {
        let session = try bureau.queryingSession(of: request)
        let body = try await Fields.read(request, known: ["filter", "page", "pageSize"])
        let query = try InvoiceQuery(body.object("filter", known: InvoiceQuery.keys))
        let page = try body.int("page", in: 1...1_000_000)
        let pageSize = try body.int("pageSize", in: 1...bureau.settings.pageRows)
        guard query.months.count == 1 else { throw Problem.monthExceeded }
        try bureau.holds(session)
        try session.permits(query.direction)
        return .json(try rows(query, page: page, pageSize: pageSize, of: session.archive))
    }

    private func rows(_ query: InvoiceQuery, page: Int, pageSize: Int, of archive: Archive) throws -> JSONValue {
        let now = bureau.now()
        let count = archive.tally(query, now: now).count
        let cap = bureau.settings.rowCap
        guard count <= cap else { throw Problem.tooManyRows(count, cap: cap) }
        let facts = archive.page(query, offset: (page - 1) * pageSize, limit: pageSize, now: now)
        let invoices = facts.compactMap { archive.invoice($0, query.direction, now: now)?.json }
        return ["count": .int(count), "page": .int(page), "pageSize": .int(pageSize), "invoices": .array(invoices)]
    }
}
