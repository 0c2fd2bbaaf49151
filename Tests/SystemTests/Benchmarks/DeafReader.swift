import Foundation

/// A connection that asks for the event stream and reads nothing of it.
struct DeafReader {
    struct Refused: Error {}

    private let descriptor: Int32

    init(_ site: Site, cookie: [String: String]) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(site.port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let cookies = cookie.map { "\($0)=\($1)" }.joined(separator: "; ")
        let request = Data("GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: \(cookies)\r\n\r\n".utf8)
        let sent = request.withUnsafeBytes { write(descriptor, $0.baseAddress, request.count) }
        guard isConnected, sent == request.count else { throw Refused() }
    }

    /// As a computer that is switched off.
    func vanish() { close(descriptor) }
}
