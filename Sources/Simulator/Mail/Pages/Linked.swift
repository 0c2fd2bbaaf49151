/// Text as HTML in which addresses can be clicked.
enum Linked {
    static func html(_ text: String) -> String {
        var html = ""
        var rest = Substring(text)
        while let match = rest.firstMatch(of: /https?:\/\/[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=%]+/) {
            let address = trimmed(match.0)
            html += String(rest[..<match.range.lowerBound]).inHTML
            html += "<a href=\"\(address.inHTML)\" rel=\"noreferrer\">\(address.inHTML)</a>"
            rest = rest[address.endIndex(in: rest, from: match.range.lowerBound)...]
        }
        return html + String(rest).inHTML
    }

    /// The mark that ends a sentence is no part of the address before it.
    private static func trimmed(_ address: Substring) -> String {
        var address = address
        while let last = address.last, ".,;:!?)'".contains(last) { address.removeLast() }
        return String(address)
    }
}

extension String {
    fileprivate func endIndex(in text: Substring, from start: Substring.Index) -> Substring.Index {
        text.index(start, offsetBy: count)
    }
}
