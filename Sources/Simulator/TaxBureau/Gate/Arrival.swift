import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Notes on each request when it came to the socket, as a bureau's front does: later a busy simulator may be late to
/// look at it, and would find requests bunched that were not.
final class Arrival: ChannelInboundHandler, RemovableChannelHandler, Sendable {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    fileprivate static let field = HTTPField.Name("X-Simulator-Arrived-At")
    private let clock: @Sendable () -> Date

    init(clock: @escaping @Sendable () -> Date) { self.clock = clock }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(var head) = unwrapInboundIn(data), let name = Self.field else {
            return context.fireChannelRead(data)
        }
        // Whatever the client said there is overwritten.
        head.headerFields[name] = String(clock().timeIntervalSinceReferenceDate)
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }
}

extension Request {
    /// Nil where no socket is, by the clock of the one that took it.
    var arrivedAt: Date? {
        Arrival.field.flatMap { headers[$0] }.flatMap(Double.init).map(Date.init(timeIntervalSinceReferenceDate:))
    }
}
