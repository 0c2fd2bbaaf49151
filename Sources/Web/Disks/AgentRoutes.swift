import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Workflows

/// What disk agents call. They prove by signature who they are, and no cookie is read here.
struct AgentRoutes: Sendable {
    let console: Console
    private static let largest = 65_536

    /// The code of 税盘管理, once; then the agent is known by its key.
    @Sendable func pair(_ request: Request, context: VisitorContext) async throws -> Response {
        try await answering {
            let now = console.now()
            let body = try await Self.body(request)
            guard let asked = try? JSONDecoder().decode(PairingRequest.self, from: Data(body)) else {
                throw AgentRefusal(.badRequest, AgentProblem.badRequest)
            }
            // Spent before the look, so that guesses at once are counted too.
            do { try console.pairingLimit.spend(for: context.address, at: now) } catch is TooMany {
                throw AgentRefusal(.tooManyRequests, AgentProblem.tooManyTries)
            }
            guard let agent = try await console.pairing.redeem(asked, from: context.address, at: now) else {
                throw AgentRefusal(.forbidden, AgentProblem.wrongCode)
            }
            return try Self.json(PairingAnswer(agent: agent.description), status: .created)
        }
    }

    /// What lies in the slot now.
    @Sendable func report(_ request: Request, context: VisitorContext) async throws -> Response {
        try await answering {
            let (agent, body) = try await admitted(request, context)
            guard let report = try? JSONDecoder().decode(SlotReport.self, from: Data(body)),
                report.disks.count <= SlotReport.most, report.unreadable.count <= SlotReport.most,
                report.disks.allSatisfy(\.isSound), report.unreadable.allSatisfy({ $0.count <= 100 }),
                (0...100_000).contains(report.more ?? 0)
            else { throw AgentRefusal(.badRequest, AgentProblem.badRequest) }
            try await console.disks.desk.report(report, by: agent.id)
            return Response(status: .noContent)
        }
    }

    /// Waits for something to do.
    @Sendable func nextOrder(_ request: Request, context: VisitorContext) async throws -> Response {
        try await answering {
            let (agent, _) = try await admitted(request, context)
            let desk = console.disks.desk
            let order = try await cancelWhenGracefulShutdown {
                try await desk.nextOrder(for: agent.id, within: .seconds(DiskAgent.longestPoll))
            }
            guard let order else { return Response(status: .noContent) }
            return try Self.json(order, status: .ok)
        }
    }

    @Sendable func answer(_ request: Request, context: VisitorContext) async throws -> Response {
        try await answering {
            let (agent, body) = try await admitted(request, context)
            guard let answer = try? JSONDecoder().decode(DiskAnswer.self, from: Data(body)) else {
                throw AgentRefusal(.badRequest, AgentProblem.badRequest)
            }
            guard console.disks.desk.answer(context.parameters.get("order") ?? "", by: agent.id, with: answer) else {
                throw AgentRefusal(.notFound, AgentProblem.unknownOrder)
            }
            return Response(status: .noContent)
        }
    }

    private func admitted(_ request: Request, _ context: VisitorContext) async throws -> (DiskAgent, [UInt8]) {
        let body = try await Self.body(request)
        func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { request.headers[$0] } }
        guard let id = context.parameters.get("id").flatMap(DiskAgent.ID.init),
            let claim = AgentGate.Claim(
                agent: id, path: request.uri.path, time: header("Steward-Time"), nonce: header("Steward-Nonce"),
                signature: header("Steward-Signature"))
        else { throw AgentRefusal(.unauthorized, AgentProblem.badSignature) }
        do { return (try await console.agentGate.admit(claim, body: body, at: console.now()), body) } catch {
            if case .clockSkew(let seconds) = error as? AgentGate.Refusal {
                console.disks.desk.note(clockAhead: seconds, of: id)
            }
            throw error
        }
    }

    private static func body(_ request: Request) async throws -> [UInt8] {
        var request = request
        return [UInt8](try await request.collectPromptly(upTo: largest).readableBytesView)
    }

    /// An agent reads JSON, never a page.
    private func answering(_ answer: () async throws -> Response) async throws -> Response {
        do { return try await answer() } catch let refusal as AgentRefusal {
            return try Self.json(AgentProblem(type: refusal.type), status: refusal.status)
        } catch let refusal as AgentGate.Refusal {
            let now =
                if case .clockSkew = refusal { Int64(console.now().timeIntervalSince1970 * 1000) as Int64? } else {
                    nil as Int64?
                }
            return try Self.json(AgentProblem(type: refusal.type, now: now), status: .unauthorized)
        } catch is AgentDesk.PollReplaced {
            return try Self.json(AgentProblem(type: AgentProblem.pollReplaced), status: .conflict)
        } catch let error as any HTTPResponseError where error.status.code < 500 {
            return try Self.json(AgentProblem(type: AgentProblem.badRequest), status: error.status)
        }
    }

    private static func json(_ value: some Encodable, status: HTTPResponse.Status) throws -> Response {
        Response(
            status: status, headers: [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: try JSONEncoder().encode(value))))
    }
}

private struct AgentRefusal: Error {
    let status: HTTPResponse.Status
    let type: String

    init(_ status: HTTPResponse.Status, _ type: String) {
        self.status = status
        self.type = type
    }
}

extension AgentGate.Refusal {
    fileprivate var type: String {
        switch self {
        case .unknownAgent: AgentProblem.unknownAgent
        case .clockSkew: AgentProblem.clockSkew
        case .badSignature: AgentProblem.badSignature
        case .replayed: AgentProblem.replayed
        }
    }
}
