import Foundation
import Hummingbird
import NIOCore
import Synchronization

@testable import Simulator

/// Plays the console: takes callbacks, fails as often as told, answers with a text. With a seal it is in safe mode.
final class Console: Sendable {
    struct Event: Sendable {
        let query: [String: String]
        /// As it was posted.
        let body: String
        /// Opened where it was sealed.
        let xml: String

        subscript(_ name: String) -> String? { Console.field(name, of: xml) }
    }

    private struct State {
        var events: [Event] = []
        var failures = 0
        var content: String?
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let seal: ConsoleSeal?
    private let state = Mutex(State())

    init(seal: ConsoleSeal? = nil) { self.seal = seal }

    var events: [Event] { state.withLock { $0.events } }
    func fail(_ times: Int) { state.withLock { $0.failures = times } }
    func answer(with content: String?) { state.withLock { $0.content = content } }

    /// The events, once there are as many.
    func events(atLeast count: Int) async -> [Event] {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                guard state.events.count < count else { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
        return events
    }

    /// The simulator with this console behind its callback.
    func withSimulator(
        clock: Clock = Clock(), _ body: @escaping @Sendable (Outside) async throws -> Void
    ) async throws {
        try await withServer(application) { [seal] port in
            try await SimulatorTests.withSimulator(
                callbackURL: "http://127.0.0.1:\(port)/wechat/callback", encodingAESKey: seal?.encodingAESKey,
                clock: clock, body)
        }
    }

    static func field(_ name: String, of xml: String) -> String? {
        let inside = xml.split(separator: "<\(name)>", maxSplits: 1).dropFirst().first?
            .split(separator: "</\(name)>", maxSplits: 1).first.map(String.init)
        return inside?.replacing("<![CDATA[", with: "").replacing("]]>", with: "")
    }

    private func application(_ running: @escaping @Sendable (any Channel) async -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.post("wechat/callback") { [self] request, _ -> Response in
            var request = request
            let body = String(buffer: try await request.collectBody(upTo: 1 << 20))
            let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
            let xml = try seal?.open(Self.field("Encrypt", of: body) ?? "") ?? body
            return try take(Event(query: Dictionary(query, uniquingKeysWith: { $1 }), body: body, xml: xml))
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: running, logger: .quiet)
    }

    private func take(_ event: Event) throws -> Response {
        let (isRefused, content, ready) = state.withLock { state in
            state.events.append(event)
            let ready = state.waiting.filter { $0.count <= state.events.count }
            state.waiting.removeAll { $0.count <= state.events.count }
            defer { state.failures = max(0, state.failures - 1) }
            return (state.failures > 0, state.content, ready)
        }
        for waiter in ready { waiter.continuation.resume() }
        guard !isRefused else { return Response(status: .internalServerError) }
        guard let content else { return Response(status: .ok) }
        let xml = """
            <xml><ToUserName><![CDATA[\(event["FromUserName"] ?? "")]]></ToUserName>\
            <FromUserName><![CDATA[\(event["ToUserName"] ?? "")]]></FromUserName><CreateTime>1</CreateTime>\
            <MsgType><![CDATA[text]]></MsgType><Content><![CDATA[\(content)]]></Content></xml>
            """
        let answer = try seal?.envelope(xml) ?? xml
        return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: answer)))
    }
}
