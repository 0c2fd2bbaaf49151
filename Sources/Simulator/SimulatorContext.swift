public import Hummingbird
public import NIOCore

/// A request's context with the address that it came from.
public struct SimulatorContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// Nil where the transport has none.
    public let remoteAddress: SocketAddress?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}
