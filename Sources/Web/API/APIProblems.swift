import HTTPTypes
import Hummingbird
import Logging
import Store
import Workflows

/// Turns whatever a handler of the API throws into a problem of the closed list, never into a library's words.
struct APIProblems: RouterMiddleware {
    typealias Context = VisitorContext

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        do { return try await next(request, context) } catch is CancellationError {
            // The client is gone: nobody reads this.
            return Response(status: .noContent)
        } catch { return try .problem(Self.problem(for: error) ?? fault(error, request, context)) }
    }

    private static func problem(for error: any Error) -> Problem? {
        switch error {
        case let problem as Problem: problem
        case is Forbidden: .forbidden
        case is NotFound: .notFound
        case let error as TooMany:
            Problem(
                .tooManyTries, "这个地址提供的错误令牌太多，请 \(error.secondsToWait) 秒后再试。", retryAfter: error.secondsToWait)
        case let refusal as Downloads.Refusal: Problem(refusal)
        case let error as any HTTPResponseError where error.status == .contentTooLarge: .tooLarge
        case let error as any HTTPResponseError where error.status == .requestTimeout: .timeout
        case let error as any HTTPResponseError where error.status.code < 500: Problem(.badRequest, "请求无法识别。")
        default: nil
        }
    }

    private func fault(_ error: any Error, _ request: Request, _ context: VisitorContext) -> Problem {
        let reference = Reference.new()
        context.logger.error(
            "a request of the API failed",
            metadata: [
                "reference": "\(reference)", "method": "\(request.method)", "route": "\(context.endpointPath ?? "")",
                "error": "\(error)",
            ])
        guard case StoreError.diskFull = error else {
            return Problem(.fault, "系统出错，请稍后重试；若仍然出现，请把编号告诉管理员。", reference: reference)
        }
        return Problem(.diskFull, "服务器磁盘已满，没有保存。请把编号告诉管理员。", reference: reference)
    }
}

extension Problem {
    fileprivate init(_ refusal: Downloads.Refusal) {
        let kind: Kind
        let field: String?
        switch refusal {
        case .noAccount, .noDisk: (kind, field) = (.noDefaultAccount, nil)
        case .unknownAccount: (kind, field) = (.unknownAccount, "account")
        case .noRight: (kind, field) = (.noRight, "account")
        case .tooLong: (kind, field) = (.tooLong, "to")
        }
        self.init(kind, refusal.sentence, field: field)
    }
}
