import Foundation

/// A header field's text, safe to stand in a message.
enum MailHeader {
    /// So that the longest name of ours, one word and its frame stay below the 76 columns of RFC 2047.
    private static let wordBytes = 39

    /// Text in printable ASCII as it is; anything else as encoded words of UTF-8 in base64 (RFC 2047), one a line. No
    /// character is split.
    static func encoded(_ text: String) -> String {
        let text = clean(text)
        guard !isPlain(text) else { return text }
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > wordBytes { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// One line without controls: what follows a line break would be a header of its own.
    static func clean(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        var line = String.UnicodeScalarView()
        line.append(contentsOf: scalars)
        return String(line).split(separator: " ").joined(separator: " ")
    }

    /// Letters, digits and spaces with the few signs that mean nothing to a mail program in any header.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 60
            && text.utf8.allSatisfy {
                (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || " -".utf8.contains($0)
            }
    }
}
