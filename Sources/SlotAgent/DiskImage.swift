public import Domain
public import Foundation
public import Sealing

/// A disk as a JSON file: what it says of itself, and its key behind the certificate password.
public struct DiskImage: Codable, Sendable {
    public struct Certificate: Codable, Sendable {
        /// 65 bytes in hexadecimal.
        public let publicKey: String
        /// `2026-11-22`, in China.
        public let validFrom: String
        public let validTo: String
    }

    struct WrappedKey: Codable, Sendable {
        let salt: String
        let iterations: Int
        let sealed: String
    }

    public let number: Disk.Number
    public let kind: Disk.Kind
    public let branch: Int
    public let company: String
    public let taxNumber: String
    public let certificate: Certificate
    let key: WrappedKey
    public var triesLeft: Int

    /// A new disk with a new key.
    public init(
        number: Disk.Number, kind: Disk.Kind, branch: Int = 0, company: String, taxNumber: String, validFrom: Day,
        validTo: Day, password: String, iterations: Int = PasswordWrap.iterations
    ) throws(SealingError) {
        let key = try SM2PrivateKey()
        let wrap = try PasswordWrap(key, password: password, iterations: iterations)
        self.number = number
        self.kind = kind
        self.branch = branch
        self.company = company
        self.taxNumber = taxNumber
        certificate = Certificate(
            publicKey: key.publicKey.bytes.hex, validFrom: validFrom.description, validTo: validTo.description)
        self.key = WrappedKey(salt: wrap.salt.hex, iterations: wrap.iterations, sealed: wrap.sealed.hex)
        triesLeft = Disk.mostTries
    }

    /// Nil for bytes that are no disk.
    public init?(json: Data) {
        guard let image = try? JSONDecoder().decode(DiskImage.self, from: json), image.facts?.isSound == true else {
            return nil
        }
        self = image
    }

    public var json: Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
    }

    var facts: DiskFacts? {
        guard let from = Day(certificate.validFrom), let to = Day(certificate.validTo) else { return nil }
        return DiskFacts(
            number: number, kind: kind, branch: branch, company: company, taxNumber: taxNumber, validFrom: from,
            validTo: to, triesLeft: triesLeft)
    }

    /// Throws `unsealable` for a wrong password.
    func privateKey(password: String) throws(SealingError) -> SM2PrivateKey {
        guard let salt = [UInt8](hex: key.salt), let sealed = [UInt8](hex: key.sealed),
            let point = [UInt8](hex: certificate.publicKey)
        else { throw .unsealable }
        return try PasswordWrap(salt: salt, iterations: key.iterations, sealed: sealed)
            .open(password: password, publicKey: try SM2PublicKey(point))
    }
}
