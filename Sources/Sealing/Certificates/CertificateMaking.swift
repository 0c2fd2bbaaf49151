import CCrypto
import Foundation

extension Certificate {
    /// A little below the 398 days that browsers allow.
    private static let life: TimeInterval = 397 * 86400
    /// Phones and tablets whose clock is behind must not meet one that is not valid yet.
    private static let headStart: TimeInterval = 3600

    /// Version 3, for a TLS server with `names`, signed by its own `key` with SHA-256; subject and issuer are the first
    /// name.
    ///
    /// It has no key usage: beside CA:FALSE only digitalSignature may stand there, and then BoringSSL (NIOSSL)
    /// does not take the certificate as its own trust root.
    static func selfSigned(
        by key: PrivateKey, names: [CertificateName], at now: Date
    ) throws(SealingError) -> Certificate {
        let certificate = try Certificate()
        try certificate.number()
        try certificate.live(from: now.addingTimeInterval(-headStart))
        try certificate.name(names[0].text)
        try certificate.extend(NID_basic_constraints, "critical,CA:FALSE")
        try certificate.extend(NID_ext_key_usage, "serverAuth")
        try certificate.extend(NID_subject_alt_name, names.map(\.alternative).joined(separator: ","))
        guard X509_set_version(certificate.pointer, 2) == 1, X509_set_pubkey(certificate.pointer, key.pointer) == 1,
            X509_sign(certificate.pointer, key.pointer, EVP_sha256()) > 0
        else { throw .cryptography("X509_sign") }
        return certificate
    }

    /// 128 random bits of which the first is no sign and the second is set, so that the length never varies.
    private func number() throws(SealingError) {
        var bytes = Random.bytes(16)
        bytes[0] = bytes[0] & 0x3F | 0x40
        guard let number = BN_bin2bn(bytes, Int32(bytes.count), nil) else { throw .cryptography("BN_bin2bn") }
        defer { BN_free(number) }
        guard BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil else {
            throw .cryptography("BN_to_ASN1_INTEGER")
        }
    }

    private func live(from start: Date) throws(SealingError) {
        let end = start.addingTimeInterval(Self.life)
        guard ASN1_TIME_set(X509_getm_notBefore(pointer), time_t(start.timeIntervalSince1970)) != nil,
            ASN1_TIME_set(X509_getm_notAfter(pointer), time_t(end.timeIntervalSince1970)) != nil
        else { throw .cryptography("ASN1_TIME_set") }
    }

    private func name(_ name: String) throws(SealingError) {
        // A common name has room for 64 characters; what browsers read is the alternative name.
        let bytes = Array(name.utf8.prefix(64))
        let subject = X509_get_subject_name(pointer)
        guard X509_NAME_add_entry_by_NID(subject, NID_commonName, MBSTRING_UTF8, bytes, Int32(bytes.count), -1, 0) == 1,
            X509_set_issuer_name(pointer, subject) == 1
        else { throw .cryptography("X509_NAME_add_entry_by_NID") }
    }

    private func extend(_ kind: Int32, _ value: String) throws(SealingError) {
        guard let made = X509V3_EXT_conf_nid(nil, nil, kind, value) else { throw .cryptography("X509V3_EXT_conf_nid") }
        defer { X509_EXTENSION_free(made) }
        guard X509_add_ext(pointer, made, -1) == 1 else { throw .cryptography("X509_add_ext") }
    }
}
