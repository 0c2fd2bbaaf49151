import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// A browser without a screen: it keeps cookies, sends the token of its forms, and follows no redirect by itself.
final class Visitor: Sendable {
    let base: String
    /// What a proxy would say of where it comes from; nil: there is no proxy.
    let address: String?
    private let jar = Mutex<[String: String]>([:])
    /// The token that stood in a form, by the cookies that it was sent to.
    private let tokens = Mutex<[String: String]>([:])

    /// Lives as long as the tests do.
    static let client = HTTPClient(configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))

    init(_ base: String, from address: String? = nil) {
        self.base = base
        self.address = address
    }

    var cookies: [String: String] { jar.withLock { $0 } }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Page {
        try await send(HTTPClientRequest(url: base + path), headers)
    }

    func post(
        _ path: String, _ form: KeyValuePairs<String, String> = [:], headers: [String: String] = [:]
    ) async throws
        -> Page
    {
        var pairs = form.map { "\($0.urlEncoded)=\($1.urlEncoded)" }
        if let token = try await token() { pairs.append("token=\(token)") }
        return try await post(path, body: pairs.joined(separator: "&"), headers)
    }

    /// What stands in this browser's forms now; one that has seen no form yet looks at one.
    func token() async throws -> String? {
        if let known = tokens.withLock({ $0[header] }) { return known }
        if cookies.keys.contains(where: { $0.hasSuffix("steward_session") }) { _ = try await get("/session/end") }
        return tokens.withLock { $0[header] }
    }

    private var header: String { cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ") }

    func post(_ path: String, body: String, _ headers: [String: String] = [:]) async throws -> Page {
        var request = HTTPClientRequest(url: base + path)
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded")
        request.body = .bytes(ByteBuffer(string: body))
        return try await send(request, headers)
    }

    /// A request of another kind, with this browser's token where a form would have it.
    func send(_ method: String, _ path: String, headers: [String: String] = [:]) async throws -> Page {
        var request = HTTPClientRequest(url: base + path)
        request.method = .RAW(value: method)
        request.body = .bytes(ByteBuffer(string: "token=\(try await token() ?? "")"))
        return try await send(request, headers)
    }

    /// The answer's head, with the body still coming.
    func open(_ path: String, headers: [String: String]) async throws -> HTTPClientResponse {
        try await execute(HTTPClientRequest(url: base + path), headers)
    }

    private func send(_ request: HTTPClientRequest, _ headers: [String: String]) async throws -> Page {
        let response = try await execute(request, headers)
        let body = try await response.body.collect(upTo: 64 << 20)
        let page = Page(
            status: Int(response.status.code), location: response.headers.first(name: "location"),
            type: response.headers.first(name: "content-type") ?? "", bytes: Array(body.readableBytesView),
            head: response.headers)
        if page.type.hasPrefix("text/html"), let token = page.formToken { tokens.withLock { $0[header] = token } }
        return page
    }

    private func execute(_ request: HTTPClientRequest, _ headers: [String: String]) async throws -> HTTPClientResponse {
        var request = request
        if let address { request.headers.add(name: "x-forwarded-for", value: address) }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if !cookies.isEmpty, headers["cookie"] == nil { request.headers.add(name: "cookie", value: header) }
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
