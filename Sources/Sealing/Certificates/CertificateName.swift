import Foundation

/// A name that a browser may call a server by.
enum CertificateName: Hashable {
    case dns(String)
    case address(String)

    /// Nil for what is neither an IP address nor a DNS name: nothing else may get into a certificate's extension.
    init?(_ text: String) {
        var place = in6_addr()
        if inet_pton(AF_INET, text, &place) == 1 || inet_pton(AF_INET6, text, &place) == 1 {
            self = .address(text)
        } else {
            let name = text.lowercased()
            let labels = name.split(separator: ".", omittingEmptySubsequences: false)
            guard name.utf8.count <= 253, labels.allSatisfy(Self.isLabel) else { return nil }
            self = .dns(name)
        }
    }

    /// - Throws: `cryptography` for no name at all, and for one that is none.
    static func all(_ texts: [String]) throws(SealingError) -> [CertificateName] {
        var names: [CertificateName] = []
        for text in texts {
            guard let name = CertificateName(text) else { throw .cryptography("no certificate can say \(text)") }
            if !names.contains(name) { names.append(name) }
        }
        guard !names.isEmpty else { throw .cryptography("a certificate needs a name") }
        return names
    }

    var text: String {
        switch self {
        case .dns(let text), .address(let text): text
        }
    }

    /// As an extension's configuration has it.
    var alternative: String {
        switch self {
        case .dns(let text): "DNS:\(text)"
        case .address(let text): "IP:\(text)"
        }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
            && label.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 || $0 == 95 }
    }
}
