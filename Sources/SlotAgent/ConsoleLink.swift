import AsyncHTTPClient
import Domain
public import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOSSL
import Sealing

/// Why the console did not take what an agent sent.
public enum LinkError: Error, Hashable, Sendable {
    case unreachable(reason: String)
    /// The code is wrong, used, or older than ten minutes.
    case wrongCode
    case tooManyTries
    /// A person took this agent's right away, or the console has never heard of it.
    case revoked
    /// This PC's clock is more than five minutes off the console's, which is told.
    case clockSkew(console: Date?)
    /// Another program that has this agent's key asks for its orders.
    case replaced
    case badAnswer(status: Int)
}

/// The PEM file that the agent was to trust cannot be read, or is none.
public struct UnreadableCertificate: Error {}

/// HTTP to the console: outwards only.
public struct ConsoleLink: Sendable {
    private let console: String
    private let client: HTTPClient
    /// Longer than the console lets a request for orders wait.
    private static let patience = TimeAmount.seconds(Int64(DiskAgent.longestPoll) + 15)

    /// Open while `body` runs, and closed however that ends: a client that is forgotten open ends the process. Throws what
    /// `body` does, and `UnreadableCertificate`.
    ///
    /// - Parameters:
    ///   - console: such as `https://steward.example:8080`.
    ///   - certificate: a PEM file to trust beside the system's, for a console that made its own.
    public static func with<Value>(
        _ console: String, certificate: String? = nil, _ body: (ConsoleLink) async throws -> Value
    ) async throws -> Value {
        let link: ConsoleLink
        do { link = try ConsoleLink(console: console, certificate: certificate) } catch {
            throw UnreadableCertificate()
        }
        do {
            let value = try await body(link)
            await link.close()
            return value
        } catch {
            await link.close()
            throw error
        }
    }

    private init(console: String, certificate: String?) throws {
        self.console = console.hasSuffix("/") ? String(console.dropLast()) : console
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(5)
        if let certificate {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(certificate))]
            configuration.tlsConfiguration = tls
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private func close() async { try? await client.shutdown() }

    /// Makes a key and has the console know it by the code that 税盘管理 shows.
    /// - Parameter name: how people know this PC.
    public func pair(code: String, name: String) async throws -> AgentKey {
        let key = try SM2PrivateKey()
        let body = try JSONEncoder().encode(
            PairingRequest(code: code, name: name, publicKey: key.publicKey.bytes.hex))
        let (status, answer) = try await post("/disk-agents", body, headers: [:])
        guard status == 201, let paired = try? JSONDecoder().decode(PairingAnswer.self, from: answer) else {
            throw Self.error(status, answer)
        }
        return AgentKey(console: console, agent: paired.agent, key: key)
    }

    /// The last words: nothing is served here any more. A console that does not listen is not waited for.
    func leave(by key: AgentKey) async throws { try await report(.empty, by: key, within: .seconds(2)) }

    func report(
        _ report: SlotReport, by key: AgentKey, within patience: TimeAmount = ConsoleLink.patience
    ) async throws {
        let (status, answer) = try await post("reports", try JSONEncoder().encode(report), by: key, within: patience)
        guard status == 204 else { throw Self.error(status, answer) }
    }

    /// Waits at the console for something to do; nil: nothing came.
    func order(for key: AgentKey) async throws -> DiskOrder? {
        let (status, answer) = try await post("orders", Data("{}".utf8), by: key)
        if status == 204 { return nil }
        guard status == 200, let order = try? JSONDecoder().decode(DiskOrder.self, from: answer) else {
            throw Self.error(status, answer)
        }
        return order
    }

    func answer(_ order: DiskOrder, with answer: DiskAnswer, by key: AgentKey) async throws {
        let (status, body) = try await post("orders/\(order.id)", try JSONEncoder().encode(answer), by: key)
        guard status == 204 else { throw Self.error(status, body) }
    }

    private func post(
        _ path: String, _ body: Data, by key: AgentKey, within patience: TimeAmount = ConsoleLink.patience
    ) async throws -> (Int, Data) {
        let path = "/disk-agents/\(key.agent)/\(path)"
        let time = Int64(Date().timeIntervalSince1970 * 1000)
        let nonce = Random.token(bytes: 12)
        let message = DiskAgent.message(path: path, time: time, nonce: nonce, digest: Digest.sha256([UInt8](body)).hex)
        let signature = try key.key.sign(message).hex
        return try await post(
            path, body,
            headers: ["Steward-Time": "\(time)", "Steward-Nonce": nonce, "Steward-Signature": signature],
            within: patience)
    }

    private func post(
        _ path: String, _ body: Data, headers: HTTPHeaders, within patience: TimeAmount = ConsoleLink.patience
    ) async throws -> (Int, Data) {
        var request = HTTPClientRequest(url: console + path)
        request.method = .POST
        request.headers = headers
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(data: body))
        do {
            let response = try await client.execute(request, timeout: patience)
            let answer = try await response.body.collect(upTo: 64 * 1024)
            return (Int(response.status.code), Data(buffer: answer))
        } catch { throw LinkError.unreachable(reason: "\(error)") }
    }

    private static func error(_ status: Int, _ body: Data) -> LinkError {
        let problem = try? JSONDecoder().decode(AgentProblem.self, from: body)
        return switch problem?.type {
        case AgentProblem.wrongCode: .wrongCode
        case AgentProblem.tooManyTries: .tooManyTries
        case AgentProblem.unknownAgent: .revoked
        case AgentProblem.clockSkew:
            .clockSkew(console: problem?.now.map { Date(timeIntervalSince1970: Double($0) / 1000) })
        case AgentProblem.pollReplaced: .replaced
        default: .badAnswer(status: status)
        }
    }
}
