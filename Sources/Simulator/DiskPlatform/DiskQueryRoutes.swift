import Domain
import Foundation
import Hummingbird

/// 可勾选发票查询 and 税务数字账户: counts and pages, of one calendar month at a time.
struct DiskQueryRoutes: Sendable {
    let platform: DiskPlatform

    func count(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await count(request, context, isDeductible: false)
    }

    func page(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await page(request, context, isDeductible: false)
    }

    func countDeductible(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await count(request, context, isDeductible: true)
    }

    func pageDeductible(_ request: Request, context: SimulatorContext) async throws -> Response {
        try await page(request, context, isDeductible: true)
    }

    private func count(
        _ request: Request, _ context: SimulatorContext, isDeductible: Bool
    ) async throws -> Response {
        let session = try platform.session(of: request, querying: context)
        let body = try await Fields.read(request, known: ["filter"])
        let query = try query(of: body, isDeductible, for: session)
        return .json(try archive(of: session).tally(query, now: platform.now()).json)
    }

    private func page(
        _ request: Request, _ context: SimulatorContext, isDeductible: Bool
    ) async throws -> Response {
        let session = try platform.session(of: request, querying: context)
        let (settings, now) = (platform.settings, platform.now())
        let body = try await Fields.read(request, known: ["filter", "page", "pageSize"])
        let query = try query(of: body, isDeductible, for: session)
        let number = try body.int("page", in: 1...1_000_000)
        let size = try body.int("pageSize", in: 1...settings.pageRows)
        let archive = try archive(of: session)
        let count = archive.tally(query, now: now).count
        guard count <= settings.rowCap else { throw Problem.tooManyRows(count, cap: settings.rowCap) }
        let facts = archive.page(query, offset: (number - 1) * size, limit: size, now: now)
        let invoices = facts.compactMap { archive.invoice($0, query.direction, now: now)?.json }
        return .json([
            "count": .int(count), "page": .int(number), "pageSize": .int(size), "invoices": .array(invoices),
        ])
    }

    /// - Throws: range-too-long, other-side, and bad-request for a kind that this list does not have.
    private func query(
        of body: Fields, _ isDeductible: Bool, for session: DiskSession
    ) throws(Problem) -> InvoiceQuery {
        let known = isDeductible ? InvoiceQuery.keys.filter { $0 != "direction" } : InvoiceQuery.keys
        let filter = try body.object("filter", known: known)
        var query = try InvoiceQuery(filter, direction: isDeductible ? .received : nil)
        guard query.months.count == 1 else { throw .monthExceeded }
        try platform.admits(session.taxNumber)
        guard isDeductible else { return query }
        let own = Set(InvoiceKind.allCases.filter(\.isDeductible))
        guard query.kinds.isSubset(of: own) else { throw .badRequest("kinds 中有不可勾选的票种") }
        if query.kinds.isEmpty { query.kinds = own }
        return query
    }

    private func archive(of session: DiskSession) throws(Problem) -> Archive {
        guard let archive = platform.bureau.archive(of: session.taxNumber) else { throw .notFound("没有这家企业") }
        return archive
    }
}
