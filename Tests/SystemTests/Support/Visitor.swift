import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// A browser without a screen: it keeps cookies and follows no redirect by itself.
final class Visitor: Sendable {
    let base: String
    private let jar = Mutex<[String: String]>([:])

    /// Lives as long as the tests do.
    static let client = HTTPClient(configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    init(_ base: String) { self.base = base }

    var cookies: [String: String] { jar.withLock { $0 } }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Page {
        try await send(HTTPClientRequest(url: base + path), headers)
    }

    func post(
        _ path: String, _ form: KeyValuePairs<String, String> = [:], headers: [String: String] = [:]
    ) async throws
        -> Page
    {
        try await post(path, body: form.map { "\($0.urlEncoded)=\($1.urlEncoded)" }.joined(separator: "&"), headers)
    }

    func post(_ path: String, body: String, _ headers: [String: String] = [:]) async throws -> Page {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: body))
        return try await send(request, headers)
    }

    /// The answer's head, with the body still coming.
    func open(_ path: String, headers: [String: String]) async throws -> HTTPClientResponse {
        try await execute(HTTPClientRequest(url: base + path), headers)
    }

    private func send(_ request: HTTPClientRequest, _ headers: [String: String]) async throws -> Page {
        let response = try await execute(request, headers)
        let body = try await response.body.collect(upTo: 64 << 20)
        return Page(
            status: Int(response.status.code), location: response.headers.first(name: "location"),
            type: response.headers.first(name: "content-type") ?? "", bytes: Array(body.readableBytesView))
    }

    private func execute(_ request: HTTPClientRequest, _ headers: [String: String]) async throws -> HTTPClientResponse {
        var request = request
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        let cookies = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        if !cookies.isEmpty { request.headers.add(name: "cookie", value: cookies) }
        let response = try await Self.client.execute(request, timeout: .seconds(120))
        for cookie in response.headers["set-cookie"] { keep(cookie) }
        return response
    }

    private func keep(_ cookie: String) {
        let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
        jar.withLock { $0[pair[0]] = pair.count == 2 && !pair[1].isEmpty ? pair[1] : nil }
    }
}

extension String {
    var urlEncoded: String {
        addingPercentEncoding(withAllowedCharacters: CharacterSet(charactersIn: "a"..."z").union(.decimalDigits)) ?? ""
    }
}
