import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

@testable import Simulator

/// An answer as it came over the wire.
struct Answer: Sendable {
    let status: Int
    var headers: [String: String]
    let body: String

    var json: JSONValue { JSONValue.read(Data(body.utf8)) ?? .null }
    var problem: String? { json["type"]?.text }
    subscript(_ name: String) -> JSONValue? { json[name] }
}

extension JSONValue {
    subscript(_ name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }
    var text: String? { if case .text(let text) = self { text } else { nil } }
    var int: Int? { if case .int(let int) = self { int } else { nil } }
    var array: [JSONValue] { if case .array(let array) = self { array } else { [] } }
}

/// The running simulator, asked over HTTP.
struct Outside: Sendable {
    let base: String
    let clock: Clock

    enum Method: String { case GET, POST, PUT, DELETE }

    func send(
        _ method: Method, _ path: String, _ body: JSONValue? = nil, token: String? = nil, cookie: String? = nil,
        form: String? = nil, timeout: TimeAmount = .seconds(30)
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: base + path)
        request.method = HTTPMethod(rawValue: method.rawValue)
        if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
        if let cookie { request.headers.add(name: "cookie", value: cookie) }
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.bytes))
        }
        if let form {
            request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: form))
        }
        let client = HTTPClient.shared
        let response = try await client.execute(request, timeout: timeout)
        let bytes = try await response.body.collect(upTo: 32 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: Dictionary(response.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 }),
            body: String(buffer: bytes))
    }

    func get(_ path: String, token: String? = nil) async throws -> Answer {
        try await send(.GET, path, token: token)
    }

    func post(_ path: String, _ body: JSONValue? = nil, token: String? = nil) async throws -> Answer {
        try await send(.POST, path, body, token: token)
    }

    func set(_ knobs: JSONValue) async throws { _ = try await send(.PUT, "/control/bureau", knobs) }
}
