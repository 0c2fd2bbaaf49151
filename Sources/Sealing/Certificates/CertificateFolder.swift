import Foundation

/// Where a pair lies.
struct CertificateFolder {
    let path: String

    var certificatePath: String { "\(path)/tls-certificate.pem" }
    var keyPath: String { "\(path)/tls-key.pem" }

    /// The certificate here; nil where there is none, or none that the key here belongs to: so looks a pair whose
    /// writing was cut off between its two files.
    func certificate() throws(SealingError) -> Certificate? {
        guard FileManager.default.fileExists(atPath: keyPath) else { return nil }
        try OwnerFile.requireUnexposed(keyPath)
        guard let keyText = FileManager.default.contents(atPath: keyPath) else {
            throw .keyFileUnreadable(path: keyPath)
        }
        guard let key = PrivateKey(pem: Array(keyText)),
            let text = FileManager.default.contents(atPath: certificatePath),
            let certificate = Certificate(pem: Array(text)), certificate.belongs(to: key)
        else { return nil }
        return certificate
    }

    func keep(_ key: PrivateKey, names: [CertificateName], at now: Date) throws(SealingError) {
        let certificate = try Certificate.selfSigned(by: key, names: names, at: now)
        try OwnerFile.replace(keyPath, with: try key.pem(), mode: 0o600)
        try OwnerFile.replace(certificatePath, with: try certificate.pem(), mode: 0o644)
    }
}
