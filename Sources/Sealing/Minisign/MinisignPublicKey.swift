import Foundation

/// Why a signature is not taken.
public enum SignatureFault: Error, Hashable, Sendable {
    /// No signature file of minisign's form.
    case malformed
    /// By another key than this one.
    case otherKey
    /// The content, the comment or the signature was altered.
    case unfit
    /// The content cannot be read.
    case unreadable
}

/// A key of minisign's that verifies: its id and 32 bytes.
public struct MinisignPublicKey: Hashable, Sendable {
    let keyID: [UInt8]
    private let bytes: [UInt8]

    init(keyID: [UInt8], bytes: [UInt8]) {
        self.keyID = keyID
        self.bytes = bytes
    }

    /// Nil for what is not minisign's base64 of a key, the second line of a `.pub` file.
    public init?(_ base64: String) {
        guard let content = MinisignSignature.base64(base64.utf8, count: 2 + 8 + Ed25519.keyCount),
            Array(content.prefix(2)) == Array("Ed".utf8)
        else { return nil }
        keyID = Array(content[2..<10])
        bytes = Array(content[10...])
    }

    /// Nil for what is no `.pub` file, nor its second line alone.
    public init?(file text: String) {
        let lines = text.split(whereSeparator: \.isNewline)
        guard let line = lines.last, lines.count <= 2 else { return nil }
        self.init(String(line))
    }

    public var base64: String { Data(Array("Ed".utf8) + keyID + bytes).base64EncodedString() }

    /// As minisign names it: up to 16 hexadecimal digits.
    public var id: String { Self.name(of: keyID) }

    static func name(of keyID: [UInt8]) -> String {
        String(keyID.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }, radix: 16, uppercase: true)
    }

    /// The whole `.pub` file.
    public var file: String { "untrusted comment: minisign public key \(id)\n\(base64)\n" }

    /// - Parameter signature: the bytes of a signature file.
    public func verify(_ signature: [UInt8], of content: SignedContent) throws(SignatureFault) {
        guard let signature = MinisignSignature(signature) else { throw .malformed }
        guard signature.keyID == keyID else { throw .otherKey }
        let message: Data
        do { message = signature.isPrehashed ? Data(content.prehash) : try content.whole() } catch {
            throw .unreadable
        }
        let commented = Data(signature.signature + signature.comment)
        guard Ed25519.verifies(signature.signature, of: message, by: bytes),
            Ed25519.verifies(signature.commentSignature, of: commented, by: bytes)
        else { throw .unfit }
    }
}
