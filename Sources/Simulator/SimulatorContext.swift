import Foundation
public import Hummingbird
public import NIOCore

/// A request's context with the address that it came from.
public struct SimulatorContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Nil where the transport has none.
    public let remoteAddress: SocketAddress?
    /// The running number of a request to the bureau.
    var number = 0
    /// When it came, by the true clock.
    var askedAt: Date?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}
