import CCrypto
import Foundation

/// An X.509 certificate.
final class Certificate {
    let pointer: OpaquePointer
    /// One that ends sooner is made anew, so that nobody meets an expired one between two starts.
    private static let spare: TimeInterval = 30 * 86400

    init() throws(SealingError) {
        guard let pointer = X509_new() else { throw .cryptography("X509_new") }
        self.pointer = pointer
    }

    /// Nil for text that holds no certificate.
    init?(pem: [UInt8]) {
        guard let found = PEM.read(pem, { PEM_read_bio_X509($0, nil, nil, nil) }) else { return nil }
        pointer = found
    }

    deinit { X509_free(pointer) }

    func pem() throws(SealingError) -> [UInt8] { try PEM.text { PEM_write_bio_X509($0, pointer) } }

    /// SHA-256, `AA:BB:…`.
    var fingerprint: String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        X509_digest(pointer, EVP_sha256(), &digest, &count)
        return digest.prefix(Int(count)).map { [$0].hex.uppercased() }.joined(separator: ":")
    }

    func belongs(to key: PrivateKey) -> Bool {
        defer { ERR_clear_error() }
        return X509_check_private_key(pointer, key.pointer) == 1
    }

    /// Whether it is valid now and for a while.
    func lasts(at now: Date) -> Bool {
        let soon = time_t(now.addingTimeInterval(Self.spare).timeIntervalSince1970)
        return ASN1_TIME_cmp_time_t(X509_get0_notBefore(pointer), time_t(now.timeIntervalSince1970)) <= 0
            && ASN1_TIME_cmp_time_t(X509_get0_notAfter(pointer), soon) > 0
    }

    /// Whether a browser that calls the server so will take it.
    func says(_ name: CertificateName) -> Bool {
        let flags = UInt32(X509_CHECK_FLAG_NEVER_CHECK_SUBJECT)
        return switch name {
        case .dns(let text): X509_check_host(pointer, text, text.utf8.count, flags, nil) == 1
        case .address(let text): X509_check_ip_asc(pointer, text, flags) == 1
        }
    }
}
