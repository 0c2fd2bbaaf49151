import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// What a stub answers.
struct Answer: Sendable {
    var status = 200
    var type = "application/json"
    var headers: [String: String] = [:]
    var body = Data()
    /// The bytes that the header promises; more than the body has means that the connection breaks midway.
    var promisedBytes: Int?

    static func json(_ text: String) -> Answer { Answer(body: Data(text.utf8)) }
    static func html(_ status: Int) -> Answer {
        Answer(status: status, type: "text/html", body: Data("<html><body>网关维护</body></html>".utf8))
    }
}

/// What a stub was asked.
struct Asked: Sendable {
    let method: String
    let path: String
    let query: [String: String]
    let bearer: String?
    let body: Data

    var json: [String: Any]? { (try? JSONSerialization.jsonObject(with: body)) as? [String: Any] }
}

/// A real server on a free port that answers by script and remembers what it was asked.
final class StubServer: Sendable {
    private let script: @Sendable (Asked) async throws -> Answer
    private let heard = Mutex<[Asked]>([])

    init(_ script: @escaping @Sendable (Asked) async throws -> Answer) { self.script = script }

    /// The same answer to everything.
    convenience init(_ answer: Answer) { self.init { _ in answer } }

    var asked: [Asked] { heard.withLock { $0 } }

    /// Runs until `body` is done; `body` gets the base URL.
    func run(_ body: @escaping @Sendable (String) async throws -> Void) async throws {
        let (ports, running) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                try await self.respond(to: request)
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { running.yield($0.localAddress?.port ?? 0) }, logger: .silent)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.runService(gracefulShutdownSignals: []) }
            group.addTask {
                for await port in ports { return try await body("http://127.0.0.1:\(port)") }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func respond(to request: Request) async throws -> Response {
        var request = request
        let body = Data(try await request.collectBody(upTo: 1 << 20).readableBytesView)
        let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        let asked = Asked(
            method: request.method.rawValue, path: request.uri.path,
            query: Dictionary(query, uniquingKeysWith: { $1 }),
            bearer: request.headers[.authorization], body: body)
        heard.withLock { $0.append(asked) }
        return try Self.response(try await script(asked))
    }

    private static func response(_ answer: Answer) throws -> Response {
        var headers: HTTPFields = [.contentType: answer.type]
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        let buffer = ByteBuffer(bytes: answer.body)
        guard let promised = answer.promisedBytes else {
            return Response(status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: buffer))
        }
        let broken = ResponseBody(contentLength: promised) { writer in
            try await writer.write(buffer)
            throw Broken()
        }
        return Response(status: .init(code: answer.status), headers: headers, body: broken)
    }
}

struct Broken: Error {}

extension Logger {
    static var silent: Logger { Logger(label: "stub") { _ in SwiftLogNoOpLogHandler() } }
}
