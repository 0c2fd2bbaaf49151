import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    /// Instants are ISO 8601 in UTC with seconds. Nothing of the API is kept by a cache.
    static func json(_ body: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encoded(body))))
    }

    static func problem(_ problem: Problem) throws -> Response {
        var response = Response(
            status: .init(code: problem.kind.status),
            headers: [.contentType: "application/problem+json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try encoded(ProblemBody(problem)))))
        if problem.kind == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer realm=\"fapiao-steward\"" }
        if let seconds = problem.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        return response
    }

    private static func encoded(_ body: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(body)
    }
}

private struct ProblemBody: Encodable {
    let type: String
    let title: String
    let status: Int
    let detail: String
    let field: String?
    let reference: String?

    init(_ problem: Problem) {
        type = problem.kind.rawValue
        title = problem.kind.title
        status = problem.kind.status
        detail = problem.detail
        field = problem.field
        reference = problem.reference
    }
}

/// A field that is always there, and null where there is nothing to say. A plain optional is left out instead.
struct OrNull<Value: Encodable & Sendable>: Encodable, Sendable {
    let value: Value?

    init(_ value: Value?) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let value { try container.encode(value) } else { try container.encodeNil() }
    }
}
