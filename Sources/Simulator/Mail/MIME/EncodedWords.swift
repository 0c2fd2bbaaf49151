import Foundation

/// RFC 2047: `=?utf-8?B?5Y+R56Wo?=` in a header is 发票.
enum EncodedWords {
    static func decode(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        var followsWord = false
        while let match = rest.firstMatch(of: /=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/) {
            let before = rest[..<match.range.lowerBound]
            // The space between two words is no part of the text.
            if !followsWord || !before.allSatisfy(\.isWhitespace) { result += before }
            if let word = word(charset: match.1, encoding: match.2, match.3) {
                result += word
                followsWord = true
            } else {
                result += match.0
                followsWord = false
            }
            rest = rest[match.range.upperBound...]
        }
        return result + rest
    }

    private static func word(charset: Substring, encoding: Substring, _ text: Substring) -> String? {
        if encoding.uppercased() == "B" {
            return Data(base64Encoded: String(text)).flatMap { Charset.decode([UInt8]($0), String(charset)) }
        }
        let spaced = Array(text.utf8).map { $0 == UInt8(ascii: "_") ? 32 : $0 }
        return Charset.decode(TransferEncoding.unquoted(spaced[...]), String(charset))
    }
}

/// Bytes as text, in the few charsets that are met.
enum Charset {
    /// Nil for a charset that is none of these.
    static func decode(_ bytes: [UInt8], _ name: String) -> String? {
        switch name.lowercased() {
        case "utf-8", "utf8", "us-ascii", "ascii": String(decoding: bytes, as: UTF8.self)
        case "iso-8859-1", "latin1": String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        default: nil
        }
    }
}
