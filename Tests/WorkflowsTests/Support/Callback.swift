import Foundation
import Hummingbird
import NIOCore
import Store
import Synchronization
import Workflows

/// The address that the platform posts to: hands what it hears on, as the console does. It stands in for the public
/// address of phones and pictures too.
final class Callback: Sendable {
    /// Fires when a call has been answered.
    let heard = Signal()
    /// Begins as a PNG does.
    static let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
    private let listener = Mutex<WeChatCalls?>(nil)
    private let clock: RunningClock

    init(clock: RunningClock) { self.clock = clock }

    func listen(with calls: WeChatCalls) { listener.withLock { $0 = calls } }

    func server(_ running: @escaping @Sendable (any Channel) async -> Void) -> some ApplicationProtocol {
        let router = Router()
        router.post("wechat/callback") { [self] request, _ in try await hear(request) }
        // WeChat's pictures of people: what the simulator gives as an address must be one that answers.
        router.get("avatars/:file") { _, _ in
            Response(status: .ok, body: .init(byteBuffer: ByteBuffer(bytes: Self.picture)))
        }
        return Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: running, logger: .silent)
    }

    private func hear(_ request: Request) async throws -> Response {
        guard let calls = listener.withLock({ $0 }) else { return Response(status: .serviceUnavailable) }
        var request = request
        let body = try await request.collectBody(upTo: 65_536)
        let answer = try await calls.answer(Self.query(of: request), Array(buffer: body), at: clock.now)
        heard.fire()
        return switch answer {
        case .reply(let xml): Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: xml)))
        case .refused: Response(status: .forbidden)
        case .unreadable: Response(status: .badRequest)
        }
    }

    private static func query(of request: Request) -> WeChatQuery {
        let fields = request.uri.queryParameters
        func field(_ name: String) -> String { fields[name[...]].map { String($0) } ?? "" }
        return WeChatQuery(
            signature: field("signature"), timestamp: field("timestamp"), nonce: field("nonce"),
            encryptType: field("encrypt_type"), messageSignature: field("msg_signature"))
    }
}
