import Foundation
import Hummingbird
import NIOCore
import Synchronization

@testable import Simulator

/// Plays the console: takes callbacks, fails as often as told, answers with a text.
final class Console: Sendable {
    struct Event: Sendable {
        let query: [String: String]
        let xml: String

        subscript(_ name: String) -> String? {
            let inside = xml.split(separator: "<\(name)>", maxSplits: 1).dropFirst().first?
                .split(separator: "</\(name)>", maxSplits: 1).first.map(String.init)
            return inside?.replacing("<![CDATA[", with: "").replacing("]]>", with: "")
        }
    }

    private struct State {
        var events: [Event] = []
        var failures = 0
        var reply = ""
    }

    private let state = Mutex(State())

    var events: [Event] { state.withLock { $0.events } }
    func fail(_ times: Int) { state.withLock { $0.failures = times } }
    func answer(with content: String) {
        let members = "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[\(content)]]></Content>"
        state.withLock { $0.reply = "<xml>\(members)</xml>" }
    }

    /// The simulator with this console behind its callback.
    func withSimulator(
        clock: Clock = Clock(), _ body: @escaping @Sendable (Outside) async throws -> Void
    ) async throws {
        try await withServer(application) { port in
            try await SimulatorTests.withSimulator(
                callbackURL: "http://127.0.0.1:\(port)/wechat/callback", clock: clock, body)
        }
    }

    private func application(_ running: @escaping @Sendable (any Channel) async -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.post("wechat/callback") { [self] request, _ -> Response in
            var request = request
            let xml = String(buffer: try await request.collectBody(upTo: 1 << 20))
            let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
            return take(Event(query: Dictionary(query, uniquingKeysWith: { $1 }), xml: xml))
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: running, logger: .quiet)
    }

    private func take(_ event: Event) -> Response {
        state.withLock { state in
            state.events.append(event)
            guard state.failures == 0 else {
                state.failures -= 1
                return Response(status: .internalServerError)
            }
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: state.reply)))
        }
    }
}
