import NIOSSL

/// The certificate or its key cannot be used: not PEM, damaged, or not of each other.
public struct TLSFilesUnusable: Error {
    public let certificate: String
    public let key: String
}

extension ConsoleOptions.TLSFiles {
    /// Throws `TLSFilesUnusable`.
    func configuration() throws -> TLSConfiguration {
        do {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
                privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
            configuration.minimumTLSVersion = .tlsv12
            // Finds a key that is not the certificate's.
            _ = try NIOSSLContext(configuration: configuration)
            return configuration
        } catch is NIOSSLError {
            throw TLSFilesUnusable(certificate: certificate, key: key)
        } catch is BoringSSLError {
            throw TLSFilesUnusable(certificate: certificate, key: key)
        }
    }
}
