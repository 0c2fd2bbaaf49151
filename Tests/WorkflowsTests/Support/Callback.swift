import Foundation
import Hummingbird
import NIOCore
import Synchronization
import Workflows

/// The address that the platform posts to: hands what it hears to the sign-in, as the console does.
final class Callback: Sendable {
    private let listener = Mutex<SignIn?>(nil)
    private let clock: RunningClock

    init(clock: RunningClock) { self.clock = clock }

    func listen(with signIn: SignIn) { listener.withLock { $0 = signIn } }

    func server(_ running: @escaping @Sendable (any Channel) async -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.post("wechat/callback") { [self] request, _ in try await hear(request) }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: running, logger: .silent)
    }

    private func hear(_ request: Request) async throws -> Response {
        guard let signIn = listener.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
        let query = request.uri.queryParameters
        let isSigned = signIn.isFromWeChat(
            signature: String(query["signature"] ?? ""), timestamp: String(query["timestamp"] ?? ""),
            nonce: String(query["nonce"] ?? ""), at: clock.now)
        guard isSigned else { return Response(status: .forbidden) }
        var request = request
        let body = try await request.collectBody(upTo: 65_536)
        let answer = try await signIn.hear(Array(buffer: body), at: clock.now)
        return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: answer ?? "")))
    }
}
