import Foundation

/// A mail or a part of one: headers, an empty line, a body.
struct MIMEPart: Sendable {
    private static let maximumDepth = 8

    /// Names in lower case, values unfolded but not decoded.
    let headers: [(name: String, value: String)]
    let body: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        var headers: [(name: String, value: String)] = []
        var rest = bytes
        while let line = rest.popLine(), !line.isEmpty {
            let text = String(decoding: line, as: UTF8.self)
            if text.first == " " || text.first == "\t", let last = headers.indices.last {
                headers[last].value += " " + text.trimmingCharacters(in: .whitespaces)
            } else if let colon = text.firstIndex(of: ":") {
                let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                headers.append((text[..<colon].lowercased(), value))
            }
        }
        self.headers = headers
        body = rest
    }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// What there is to read: plain text before HTML, in the part itself or in those within it.
    func text(depth: Int = 0) -> String? { text("text/plain", depth) ?? text("text/html", depth).map(Self.untagged) }

    private func text(_ wanted: String, _ depth: Int) -> String? {
        if type.hasPrefix("multipart/"), depth < Self.maximumDepth {
            return parts.lazy.compactMap { $0.text(wanted, depth + 1) }.first
        }
        guard type == wanted, header("content-disposition")?.lowercased().hasPrefix("attachment") != true else {
            return nil
        }
        let bytes = TransferEncoding(header: header("content-transfer-encoding")).decode(body)
        let text = Charset.decode(bytes, parameter("charset") ?? "utf-8") ?? String(decoding: bytes, as: UTF8.self)
        return text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines)
    }

    private var type: String {
        let value = header("content-type") ?? "text/plain"
        return (value.split(separator: ";").first ?? "").trimmingCharacters(in: .whitespaces).lowercased()
    }

    private func parameter(_ name: String) -> String? {
        let matches = (header("content-type") ?? "").matches(of: /;\s*([^=;\s]+)\s*=\s*(?:"([^"]*)"|([^;\s]*))/)
        return matches.first { $0.1.lowercased() == name }.map { String($0.2 ?? $0.3 ?? "") }
    }

    /// Between lines of the boundary; what stands before the first and after the last is for nobody.
    private var parts: [MIMEPart] {
        guard let boundary = parameter("boundary"), !boundary.isEmpty else { return [] }
        let (mark, end) = (Array("--\(boundary)".utf8), Array("--\(boundary)--".utf8))
        var parts: [MIMEPart] = []
        var start: Int?
        var rest = body
        while !rest.isEmpty {
            let place = rest.startIndex
            guard let line = rest.popLine() else { break }
            guard line.first == UInt8(ascii: "-"), line.elementsEqual(mark) || line.elementsEqual(end) else { continue }
            if let start { parts.append(MIMEPart(body[start..<place])) }
            if line.count == end.count { return parts }
            start = rest.startIndex
        }
        return parts
    }

    private static func untagged(_ html: String) -> String {
        html.replacing(/<(?i:br|\/p|\/div|\/tr)[^>]*>/, with: "\n").replacing(/<[^>]*>/, with: "")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&nbsp;", with: " ").replacing("&amp;", with: "&")
    }
}

extension ArraySlice<UInt8> {
    /// The next line without its end; nil when there is none.
    fileprivate mutating func popLine() -> ArraySlice<UInt8>? {
        guard !isEmpty else { return nil }
        let end = firstIndex(of: 10) ?? endIndex
        let line = self[startIndex..<end]
        self = end < endIndex ? self[(end + 1)...] : self[endIndex...]
        return line.last == 13 ? line.dropLast() : line
    }
}
