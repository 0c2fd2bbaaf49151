import NIOCore
import Synchronization

/// The connections that are open.
final class SMTPConnections: Sendable {
    private static let limit = 200
    private let channels = Mutex<[ObjectIdentifier: any Channel]>([:])

    /// False where there are too many.
    func add(_ channel: any Channel) -> Bool {
        channels.withLock { channels in
            guard channels.count < Self.limit else { return false }
            channels[ObjectIdentifier(channel)] = channel
            return true
        }
    }

    func remove(_ channel: any Channel) { channels.withLock { $0[ObjectIdentifier(channel)] = nil } }

    func dismissAll() {
        for channel in channels.withLock({ Array($0.values) }) {
            channel.pipeline.fireUserInboundEventTriggered(SMTPConnection.Farewell())
        }
    }
}
