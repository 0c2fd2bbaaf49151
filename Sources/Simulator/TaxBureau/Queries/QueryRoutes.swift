import Domain
import Foundation
import Hummingbird

/// 全量发票查询: counts and pages.
struct QueryRoutes: Sendable {
    let bureau: Bureau

    func count(_ request: Request, context: SimulatorContext) async throws -> Response {
        let session = try bureau.queryingSession(of: request, context)
        let body = try await Fields.read(request, known: ["filter"])
        let query = try InvoiceQuery(body.object("filter", known: InvoiceQuery.keys))
        guard query.days.count <= 366 else { throw Problem.yearExceeded }
        try bureau.holds(session)
        try session.permits(query.direction)
        return .json(bureau.archive(of: session).tally(query, now: bureau.now()).json)
    }

    func page(_ request: Request, context: SimulatorContext) async throws -> Response {
        let session = try bureau.queryingSession(of: request, context)
        let body = try await Fields.read(request, known: ["filter", "page", "pageSize"])
        let wanted = PageRequest(
            taxNumber: session.archive.company.taxNumber,
            query: try InvoiceQuery(body.object("filter", known: InvoiceQuery.keys)),
            page: try body.int("page", in: 1...1_000_000),
            pageSize: try body.int("pageSize", in: 1...bureau.settings.pageRows))
        guard wanted.query.months.count == 1 else { throw Problem.monthExceeded }
        try bureau.holds(session)
        try session.permits(wanted.query.direction)
        bureau.statistics.paged(wanted)
        return .json(try bureau.rows(wanted, of: session, request: context.number))
    }
}
