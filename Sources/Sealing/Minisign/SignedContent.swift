import CCrypto
import Foundation

/// Bytes that a signature is of, read once and in pieces: a file of any size costs no memory.
public struct SignedContent: Sendable {
    private enum Source {
        case bytes([UInt8])
        case file(String)
    }

    /// Bytes.
    public let size: Int
    /// 32 bytes.
    public let sha256: [UInt8]
    /// BLAKE2b-512: what prehashed signatures are of.
    let prehash: [UInt8]
    private let source: Source

    private static let piece = 1 << 20

    public init(_ bytes: [UInt8]) throws(SealingError) {
        let digests = [try RunningDigest(EVP_sha256()), try RunningDigest(EVP_blake2b512())]
        for digest in digests { try digest.update(bytes) }
        size = bytes.count
        sha256 = try digests[0].finish()
        prehash = try digests[1].finish()
        source = .bytes(bytes)
    }

    /// Throws `fileUnreadable`.
    public init(file path: String) throws(SealingError) {
        guard let file = fopen(path, "rbe") else { throw .fileUnreadable(path: path) }
        defer { fclose(file) }
        let digests = [try RunningDigest(EVP_sha256()), try RunningDigest(EVP_blake2b512())]
        var buffer = [UInt8](repeating: 0, count: Self.piece)
        var size = 0
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            size += count
            for digest in digests { try digest.update(buffer, count: count) }
        }
        guard ferror(file) == 0 else { throw .fileUnreadable(path: path) }
        self.size = size
        sha256 = try digests[0].finish()
        prehash = try digests[1].finish()
        source = .file(path)
    }

    /// All of it at once, for signatures of the older kind; a file is mapped, which costs no memory either.
    func whole() throws(SealingError) -> Data {
        switch source {
        case .bytes(let bytes): return Data(bytes)
        case .file(let path):
            guard let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) else {
                throw .fileUnreadable(path: path)
            }
            return data
        }
    }
}
