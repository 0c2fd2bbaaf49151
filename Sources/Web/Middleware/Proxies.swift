import HTTPTypes
import Hummingbird
import NIOCore

/// Behind a proxy every connection comes from the proxy; the person's address is what the proxy adds. Only a proxy that
/// the settings name is believed, else anybody could be anybody.
struct Proxies: RouterMiddleware {
    typealias Context = VisitorContext

    let trusted: Set<String>

    func handle(
        _ request: Request, context: VisitorContext, next: (Request, VisitorContext) async throws -> Response
    ) async throws -> Response {
        guard trusted.contains(context.address), let name = HTTPField.Name("X-Forwarded-For"),
            let forwarded = request.headers[values: name].last,
            // The proxy's own word is the last; what stands before it came from outside.
            let address = forwarded.split(separator: ",").last.flatMap(Self.address)
        else { return try await next(request, context) }
        var context = context
        context.address = address
        return try await next(request, context)
    }

    /// As the connection would name it: `203.0.113.7`, `2001:db8::7`. Some proxies add the port.
    private static func address(_ text: Substring) -> String? {
        let trimmed = text.filter { $0 != " " && $0 != "[" && $0 != "]" }
        if let address = try? SocketAddress(ipAddress: trimmed, port: 0) { return address.ipAddress }
        let host = trimmed.split(separator: ":").first.map(String.init) ?? ""
        return try? SocketAddress(ipAddress: host, port: 0).ipAddress
    }
}
