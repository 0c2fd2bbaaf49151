import Domain
import Foundation
import Hummingbird

/// 税盘登录: challenge, signature, session.
struct HandshakeRoutes: Sendable {
    let platform: DiskPlatform

    func begin(_ request: Request, context: SimulatorContext) async throws -> Response {
        let body = try await Fields.read(request, known: ["disk", "taxNumber"])
        let (number, taxNumber) = (try body.text("disk"), try body.text("taxNumber"))
        let (disk, now) = (try platform.disk(number, of: taxNumber), platform.now())
        try platform.admits(taxNumber)
        let today = Day(at: now)
        guard today >= disk.validFrom, today <= disk.validTo else {
            throw Problem.certificateExpired(on: disk.validTo.description)
        }
        let handshake = try platform.handshakes.begin(disk, of: taxNumber, now: now)
        return .json(
            [
                "id": .text(handshake.id), "challenge": .text(handshake.challenge),
                "expiresAt": .instant(handshake.expiresAt),
            ], status: .created)
    }

    func answer(_ request: Request, context: SimulatorContext) async throws -> Response {
        let body = try await Fields.read(request, known: ["signature", "signedAt"])
        let now = platform.now()
        let handshake = try platform.handshakes.redeem(
            try context.parameters.require("id"), signature: try body.text("signature"),
            signedAt: try body.text("signedAt", atMost: 40), now: now)
        let session = platform.sessions.begin(handshake, now: now)
        return .json(json(session, showsToken: true), status: .created)
    }

    func current(_ request: Request, context: SimulatorContext) throws -> Response {
        .json(json(try platform.session(of: request), showsToken: false))
    }

    func end(_ request: Request, context: SimulatorContext) throws -> Response {
        platform.sessions.end(try platform.session(of: request).token)
        return Response(status: .noContent)
    }

    private func json(_ session: DiskSession, showsToken: Bool) -> JSONValue {
        let end = session.expiresAt(platform.settings.sessionMinutes)
        let members: [String: JSONValue] = [
            "disk": .text(session.disk), "taxNumber": .text(session.taxNumber), "expiresAt": .instant(end),
        ]
        return .object(members.merging(showsToken ? ["token": .text(session.token)] : [:]) { own, _ in own })
    }
}

extension DiskPlatform {
    /// - Parameter context: of a query, which counts against the session's allowance.
    func session(of request: Request, querying context: SimulatorContext? = nil) throws(Problem) -> DiskSession {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            throw .sessionExpired("没有登录")
        }
        let settings = settings
        let allowance = context.map {
            Allowance(rate: settings.requestsPerSecond, askedAt: $0.askedAt ?? bureau.clock())
        }
        return try sessions.use(
            String(header.dropFirst(7)), minutes: settings.sessionMinutes, spending: allowance, now: now())
    }
}
