import Foundation

/// A signature file as minisign writes it: four lines.
struct MinisignSignature {
    /// Bytes; minisign's own are below 500, and it reads comments of up to some thousands.
    static let largest = 16 << 10
    private static let untrusted = "untrusted comment: "
    private static let trusted = "trusted comment: "

    /// Of the content's BLAKE2b-512, as all of ours; else of the content itself, as older ones.
    let isPrehashed: Bool
    let keyID: [UInt8]
    let signature: [UInt8]
    let comment: [UInt8]
    /// Of `signature` and `comment`.
    let commentSignature: [UInt8]

    init(isPrehashed: Bool, keyID: [UInt8], signature: [UInt8], comment: [UInt8], commentSignature: [UInt8]) {
        self.isPrehashed = isPrehashed
        self.keyID = keyID
        self.signature = signature
        self.comment = comment
        self.commentSignature = commentSignature
    }

    /// Nil for what minisign does not read either.
    init?(_ file: [UInt8]) {
        guard file.count <= Self.largest else { return nil }
        let lines = file.split(separator: 10, maxSplits: 4, omittingEmptySubsequences: false).map(Self.trimmed)
        guard lines.count >= 4, lines[0].starts(with: Self.untrusted.utf8), lines[2].starts(with: Self.trusted.utf8),
            let body = Self.base64(lines[1], count: 2 + 8 + Ed25519.signatureCount),
            let comment = Self.base64(lines[3], count: Ed25519.signatureCount)
        else { return nil }
        switch Array(body.prefix(2)) {
        case Array("ED".utf8): isPrehashed = true
        case Array("Ed".utf8): isPrehashed = false
        default: return nil
        }
        keyID = Array(body[2..<10])
        signature = Array(body[10...])
        self.comment = Array(lines[2].dropFirst(Self.trusted.utf8.count))
        commentSignature = comment
    }

    /// The bytes of the file.
    func file(untrustedComment: String) -> [UInt8] {
        let body = Array((isPrehashed ? "ED" : "Ed").utf8) + keyID + signature
        var file = Array("\(Self.untrusted)\(untrustedComment)\n\(Data(body).base64EncodedString())\n".utf8)
        file += Array(Self.trusted.utf8) + comment
        return file + Array("\n\(Data(commentSignature).base64EncodedString())\n".utf8)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while line.last == 13 { line.removeLast() }
        return line
    }

    static func base64(_ text: some Sequence<UInt8>, count: Int) -> [UInt8]? {
        guard let data = Data(base64Encoded: Data(text)), data.count == count,
            // Whoever decodes loosely takes bits that say nothing.
            data.base64EncodedData() == Data(text)
        else { return nil }
        return Array(data)
    }
}
