import Sealing

/// What WeChat signs with: the SHA-1 of the parts, sorted and joined.
enum Signature {
    static func of(_ parts: String...) -> String { Digest.sha1(parts.sorted().joined()).hex }
}
