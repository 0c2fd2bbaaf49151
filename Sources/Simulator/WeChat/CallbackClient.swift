import AsyncHTTPClient
import NIOSSL
import Synchronization

/// The clients that post to consoles, one for each set of trusted certificates. They live as long as the process, as
/// `HTTPClient.shared` does.
enum CallbackClient {
    private static let clients = Mutex<[[NIOSSLCertificate]: HTTPClient]>([:])

    /// - Parameter path: a PEM file of certificates that are trusted beside the system's; nil trusts the system's only.
    /// - Throws: `callbackTrust` where there are none.
    static func trusting(_ path: String?) throws(SimulatorError) -> HTTPClient {
        guard let path else { return .shared }
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
            throw .callbackTrust(path)
        }
        return clients.withLock { clients in
            if let client = clients[certificates] { return client }
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.additionalTrustRoots = [.certificates(certificates)]
            let client = HTTPClient(configuration: HTTPClient.Configuration(tlsConfiguration: tls))
            clients[certificates] = client
            return client
        }
    }
}
