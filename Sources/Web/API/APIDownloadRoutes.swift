import Domain
import HTTPTypes
import Hummingbird
import Store
import Workflows

/// Begins a download and says how it stands.
struct APIDownloadRoutes: Sendable {
    let console: Console

    @Sendable func create(_ request: Request, context: APIOperatorContext) async throws -> Response {
        let company = try await console.enterprise(reachedBy: context.token, context)
        let fields = try await request.jsonFields(
            "tab", "direction", "from", "to", "kinds", "statuses", "deductions", "files", "account")
        let order = try DownloadOrder(fields, today: Day(at: console.now()))
        let words = try await console.words(for: order.request, of: company.id)
        let begun = try await console.downloads.begin(
            order.request, of: company.id, with: order.account, for: nil,
            recording: context.token.deed(.downloadBegun, words, from: context.address))
        var response = try await answer(begun.id, for: context.token, status: begun.isNew ? .created : .ok)
        response.headers[.location] = "/api/v1/downloads/\(begun.id)"
        return response
    }

    @Sendable func show(_ request: Request, context: APIContext) async throws -> Response {
        try await answer(try context.id("id", of: Download.self), for: context.token, status: .ok)
    }

    private func answer(_ id: Download.ID, for token: APIToken, status: HTTPResponse.Status) async throws -> Response {
        guard let report = try await console.store.downloadReport(id, reachedBy: token) else { throw Problem.notFound }
        return try .json(DownloadBody(report, at: console.now()), status: status)
    }
}
