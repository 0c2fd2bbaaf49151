public import Foundation

/// A self-signed certificate and its key, as files, for a console on a network where no authority issues any.
public struct CertificatePair: Sendable {
    public let certificatePath: String
    public let keyPath: String
    /// SHA-256 of the certificate, `AA:BB:…` (32 pairs): what a person compares with the browser's words.
    public let fingerprint: String

    /// The pair in `folder` (`tls-certificate.pem`, `tls-key.pem`), made where there is none that serves.
    ///
    /// A pair that ends within 30 days, does not say all `names`, is damaged or does not belong together is made anew.
    /// Two processes must not do this in one folder at once: the console holds its folder's lock by then.
    ///
    /// - Parameter names: how browsers will call the console: DNS names and IP addresses, at least one.
    /// - Throws: `keyFileExposed` where others may read the key, `keyFileUnreadable` where a file cannot be read or
    ///   written, `cryptography` for a name that no certificate can say.
    public static func selfSigned(
        in folder: String, names: [String], at now: Date
    ) throws(SealingError) -> CertificatePair {
        let names = try CertificateName.all(names)
        let place = CertificateFolder(path: folder)
        if let kept = try place.certificate(), kept.lasts(at: now), names.allSatisfy(kept.says) {
            return CertificatePair(place, kept)
        }
        try place.keep(try PrivateKey.make(), names: names, at: now)
        // Read back: what is told is what will be served.
        guard let made = try place.certificate() else { throw .keyFileUnreadable(path: place.keyPath) }
        return CertificatePair(place, made)
    }

    private init(_ folder: CertificateFolder, _ certificate: Certificate) {
        certificatePath = folder.certificatePath
        keyPath = folder.keyPath
        fingerprint = certificate.fingerprint
    }
}
