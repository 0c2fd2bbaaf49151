import AsyncHTTPClient
import Domain
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// The simulated outside world, by its controls.
struct World: Sendable {
    let base: String

    /// A control's answer; what is not 200 is a failure of the test.
    @discardableResult
    func control(
        _ path: String, method: HTTPMethod = .GET, _ body: String? = nil
    ) async throws -> [String: any Sendable] {
        try #require(try await json(path, method, body) as? [String: any Sendable])
    }

    private func json(_ path: String, _ method: HTTPMethod, _ body: String?) async throws -> Any {
        var request = HTTPClientRequest(url: "\(base)/control/\(path)")
        request.method = method
        if let body {
            request.headers.add(name: "content-type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: body))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let bytes = try await response.body.collect(upTo: 16 << 20)
        try #require(response.status == .ok, "\(path): \(String(buffer: bytes))")
        return try JSONSerialization.jsonObject(with: Data(bytes.readableBytesView))
    }

    /// `{"latencyMilliseconds": 20}`: the bureau's knobs.
    func set(_ knobs: String) async throws { try await control("bureau", method: .PUT, knobs) }

    /// `{"rowCap": 30}`: the knobs of the disks' platform.
    func setDisks(_ knobs: String) async throws { try await control("disk-platform", method: .PUT, knobs) }

    func endDiskSessions() async throws { try await control("disk-platform/sessions/end", method: .POST) }

    /// `{"apiDown": true}`: the WeChat platform's knobs.
    func setWeChat(_ knobs: String) async throws { try await control("wechat", method: .PUT, knobs) }

    func answers(withStatus status: Int) async throws -> Int {
        let all = try await control("bureau/statistics")["answers"] as? [String: any Sendable]
        return all?[String(status)] as? Int ?? 0
    }

    func captchaText(_ id: String) async throws -> String {
        try #require(try await control("captchas/\(id)")["text"] as? String)
    }

    /// How often the bureau was asked anything.
    var requests: Int {
        get async throws { try #require(try await control("bureau/statistics")["requests"] as? Int) }
    }

    var openSessions: Int {
        get async throws { try #require(try await control("bureau/statistics")["openSessions"] as? Int) }
    }

    /// - Parameter kind: `sms` or `app`: the sessions go on by a challenge; `login`: by a new login alone.
    func demandVerification(_ kind: String = "login") async throws {
        try await control("sessions/verification", method: .POST, "{\"kind\":\"\(kind)\"}")
    }

    /// The codes that a telephone got, newest first.
    func codes(to phone: String) async throws -> [String] {
        let messages = try #require(try await json("sms?phone=\(phone)", .GET, nil) as? [[String: any Sendable]])
        return try messages.map { try #require($0["code"] as? String) }
    }

    /// `scan`, `confirm` or `decline`, in the bureau's app.
    func tap(_ deed: String, on challenge: Challenge) async throws {
        try await control("challenges/\(challenge.id)/\(deed)", method: .POST)
    }

    /// What an account may from now on: `issue`, `receive`.
    func setRights(_ rights: [String], of account: String) async throws {
        let list = rights.map { "\"\($0)\"" }.joined(separator: ",")
        try await control("accounts/\(account)", method: .PUT, "{\"rights\":[\(list)]}")
    }

    func endSessions() async throws -> Int {
        try #require(try await control("sessions/end", method: .POST)["ended"] as? Int)
    }
}

/// What the bureau has, told by the oracle.
struct Truth: Sendable, Equatable {
    let count: Int
    let sums: [String]
    let numbers: [String]

    init(
        of creditCode: String, _ direction: String, from: String, to: String, kinds: [String] = [], in world: World
    ) async throws {
        let json = try await world.control(
            "truth?creditCode=\(creditCode)&direction=\(direction)&from=\(from)&to=\(to)"
                + kinds.map { "&kind=\($0)" }.joined())
        count = try #require(json["count"] as? Int)
        sums = try ["amount", "tax", "total"].map { try #require(json[$0] as? String) }
        numbers = try #require(json["numbers"] as? [String]).sorted()
    }
}

/// A script's phone: the same name is the same person.
struct ScriptedPhone: Sendable {
    let name: String
    let world: World

    @discardableResult func scan(_ url: String) async throws -> String? {
        try await press("scan", "{\"url\":\"\(url)\"}")["reply"] as? String
    }

    @discardableResult func confirm() async throws -> String? { try await press("confirm")["reply"] as? String }
    @discardableResult func decline() async throws -> String? { try await press("decline")["reply"] as? String }

    func unsubscribe() async throws { _ = try await press("unsubscribe") }

    /// What the phone has got, newest first.
    var inbox: [[String: any Sendable]] {
        get async throws {
            try #require(try await world.control("phones/\(path)")["inbox"] as? [[String: any Sendable]])
        }
    }

    /// Scans and gives the phone's openid.
    func openid(scanning url: String) async throws -> String {
        try #require(try await press("scan", "{\"url\":\"\(url)\"}")["openid"] as? String)
    }

    private func press(_ deed: String, _ body: String? = nil) async throws -> [String: any Sendable] {
        try await world.control("phones/\(path)/\(deed)", method: .POST, body)
    }

    private var path: String {
        get throws { try #require(name.addingPercentEncoding(withAllowedCharacters: .alphanumerics)) }
    }
}
