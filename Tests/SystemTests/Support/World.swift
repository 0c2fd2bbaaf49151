import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The simulated outside world, by its controls.
struct World: Sendable {
    let base: String

    @discardableResult
    func control(
        _ path: String, _ method: HTTPMethod = .GET, _ body: String? = nil
    ) async throws -> [String: any Sendable] {
        var request = HTTPClientRequest(url: "\(base)/control/\(path)")
        request.method = method
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        return try #require(try await Self.json(request) as? [String: any Sendable])
    }

    /// What the platform's own API answers under `key`.
    func weChat(
        _ path: String, _ method: HTTPMethod = .GET, _ body: String? = nil, key: String
    ) async throws -> String {
        var request = HTTPClientRequest(url: "\(base)/cgi-bin/\(path)")
        request.method = method
        if let body { request.body = .bytes(ByteBuffer(string: body)) }
        let answer = try #require(try await Self.json(request) as? [String: any Sendable])
        return try #require(answer[key] as? String, "\(answer)")
    }

    private static func json(_ request: HTTPClientRequest) async throws -> Any {
        let response = try await Visitor.client.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        try #require(response.status == .ok, "\(request.url): \(String(buffer: bytes))")
        return try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView))
    }

    /// The mails to `address` that the mail server took, as soon as there are `count` of them.
    func mails(to address: String, count: Int = 1) async throws -> [String] {
        while true {
            let request = HTTPClientRequest(url: "\(base)/control/mails")
            let all = try await Self.json(request) as? [[String: any Sendable]]
            let own = try #require(all).filter { ($0["to"] as? [String])?.contains(address) == true }
            if own.count >= count { return own.compactMap { $0["text"] as? String } }
            // The sink tells nobody; the suite's time limit ends a wait for what never comes.
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    func set(_ knobs: String) async throws { try await control("bureau", .PUT, knobs) }

    func captchaText(_ id: String) async throws -> String {
        try #require(try await control("captchas/\(id)")["text"] as? String)
    }

    /// What was pushed to the phone of that name and arrived, as soon as there are `count` messages of that title.
    func pushes(to name: String, titled title: String = "税局验证提醒", count: Int = 1) async throws -> [Push] {
        while true {
            let inbox = try await control("phones/\(name.urlEncoded)")["inbox"] as? [[String: any Sendable]]
            let pushes = try #require(inbox).filter { $0["title"] as? String == title }
                .map { Push(url: $0["url"] as? String ?? "", words: $0["data"] as? [String: String] ?? [:]) }
            if pushes.count >= count { return pushes }
            // The inbox tells nobody; the suite's time limit ends a wait for what never comes.
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// The code that was sent last by text message.
    func code(sentTo telephone: String) async throws -> String {
        let request = HTTPClientRequest(url: "\(base)/control/sms?phone=\(telephone)")
        let messages = try #require(try await Self.json(request) as? [[String: any Sendable]])
        return try #require(messages.first?["code"] as? String)
    }

    func truth(of creditCode: String, _ direction: String, _ from: String, _ to: String) async throws -> Truth {
        let json = try await control("truth?creditCode=\(creditCode)&direction=\(direction)&from=\(from)&to=\(to)")
        return Truth(
            numbers: try #require(json["numbers"] as? [String]).sorted(),
            sums: try ["amount", "tax", "total"].map { try #require(json[$0] as? String) })
    }
}

/// Numbers in order, and 金额, 税额 and 价税合计 in yuan.
struct Truth: Sendable, Equatable {
    let numbers: [String]
    let sums: [String]
}

/// A template message.
struct Push: Sendable {
    let url: String
    let words: [String: String]
}

/// A script's phone: the same name is the same person.
struct ScriptedPhone: Sendable {
    let name: String
    let world: World

    func scan(_ url: String) async throws { try await press("scan", "{\"url\":\"\(url)\"}") }
    func confirm() async throws { try await press("confirm") }

    private func press(_ deed: String, _ body: String? = nil) async throws {
        try await world.control("phones/\(name.urlEncoded)/\(deed)", .POST, body)
    }
}
