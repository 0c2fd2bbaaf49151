import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Store
import Synchronization

/// A bureau that answers by script, where the simulator behaves too well.
final class ScriptedBureau: Sendable {
    struct Answer: Sendable {
        var status = 200
        var type = "application/json"
        let body: String

        static func problem(_ type: String, _ status: Int) -> Answer {
            Answer(status: status, type: "application/problem+json", body: "{\"type\":\"\(type)\"}")
        }
    }

    private let script: @Sendable (_ line: String) async -> Answer
    private let heard = Mutex<[String]>([])
    /// Fires when it is asked.
    let signal = Signal()

    /// - Parameter script: gets `POST /sessions`.
    init(_ script: @escaping @Sendable (_ line: String) async -> Answer) { self.script = script }

    /// What it was asked, in order.
    var lines: [String] { heard.withLock { $0 } }

    /// A minute is the limit.
    func untilAsked(_ line: String, times: Int = 1) async {
        let end = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < end {
            let change = signal.listen()
            if lines.filter({ $0 == line }).count >= times { return }
            await change.first(within: end - .now)
        }
    }

    /// Opens an office whose bureau this is.
    func run(
        _ plan: Office.Plan = Office.Plan(), _ body: @escaping @Sendable (Office) async throws -> Void
    ) async throws {
        try await withServer(server) { base in
            var plan = plan
            plan.bureau = base
            try await Office.open(plan) { try await body($0) }
        }
    }

    private func server(_ running: @escaping @Sendable (any Channel) async -> Void) -> some ApplicationProtocol {
        Application(
            responder: CallbackResponder { (request: Request, _: BasicRequestContext) in
                let line = "\(request.method.rawValue) \(request.uri.path)"
                self.heard.withLock { $0.append(line) }
                self.signal.fire()
                let answer = await self.script(line)
                return Response(
                    status: .init(code: answer.status), headers: [.contentType: answer.type],
                    body: .init(byteBuffer: ByteBuffer(string: answer.body)))
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: running, logger: .silent)
    }
}

/// Holds whoever comes until it is opened.
final class Barrier: Sendable {
    private let isOpen = Mutex(false)
    private let signal = Signal()

    func open() {
        isOpen.withLock { $0 = true }
        signal.fire()
    }

    func pass() async {
        while true {
            let change = signal.listen()
            if isOpen.withLock({ $0 }) { return }
            await change.first(within: .seconds(60))
        }
    }
}

extension ScriptedBureau.Answer {
    private static let end = #""expiresAt":"2026-11-22T06:00:00Z""#

    /// 深圳's form without a picture.
    static let form = Self(
        body: #"""
            {"fields":[{"name":"account","label":"账号","type":"text","required":true,"identifies":true},
            {"name":"password","label":"密码","type":"password","required":true}]}
            """#)
    static let code = Self(
        status: 202,
        body: #"{"id":"c1","kind":"sms","phone":"138****0001","resendAfter":"2026-11-22T04:00:00Z",\#(end)}"#)
    static let freshCode = Self(body: code.body)
    static let session = Self(
        status: 201,
        body: #"{"token":"t1","person":"王敏","role":"财务负责人","rights":["issue","receive"],\#(end)}"#)
    static let current = Self(body: session.body)
    /// No more of a PNG than its head.
    static let picture = Self(
        status: 201, body: #"{"id":"p1","image":"iVBORw0KGgo=",\#(end)}"#)
}

/// One answer after the other; the last stays.
final class Answers: Sendable {
    private let left: Mutex<[ScriptedBureau.Answer]>

    init(_ answers: [ScriptedBureau.Answer]) { left = Mutex(answers) }

    var isLast: Bool { left.withLock { $0.count == 1 } }

    var next: ScriptedBureau.Answer { left.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
}
