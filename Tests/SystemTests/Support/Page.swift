import Foundation
import NIOHTTP1
import Testing

/// An answer of the console.
struct Page: Sendable {
    let status: Int
    let location: String?
    let type: String
    let bytes: [UInt8]
    let head: HTTPHeaders

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func header(_ name: String) -> String? { head.first(name: name) }
    func headers(_ name: String) -> [String] { head[name] }

    /// The first group of the first match.
    func first(_ pattern: Regex<(Substring, Substring)>) throws -> String {
        String(try #require(text.firstMatch(of: pattern), "\(status): \(text.prefix(2000))").1)
    }

    /// The token in its first form.
    var formToken: String? {
        text.firstMatch(of: /name="token" value="([0-9a-f]{64})"/).map { String($0.1) }
    }

    var captchaID: String {
        get throws { try first(/name="captchaId" value="([^"]+)"/) }
    }

    /// Where the form with this field posts to.
    func action(ofFormWith name: String) throws -> String {
        for form in text.matches(of: /<form[^>]* action="([^"]+)"[^>]*>((?:(?!<\/form>)[\s\S])*)<\/form>/)
        where form.2.contains("name=\"\(name)\"") {
            return String(form.1)
        }
        throw NoForm(field: name, page: String(text.prefix(2000)))
    }

    struct NoForm: Error {
        let field: String
        let page: String
    }

    /// The value of the hidden field, empty where there is none.
    func hidden(_ name: String) -> String {
        text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)"/)
            .first { $0.1 == name }.map { String($0.2) } ?? ""
    }

    /// A page of ours in Chinese that shows nothing of the machinery behind it.
    func expectWords(_ status: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(self.status == status, sourceLocation: sourceLocation)
        #expect(type == "text/html; charset=utf-8" && text.contains("发票管家"), sourceLocation: sourceLocation)
        expectNoMachinery(sourceLocation: sourceLocation)
    }

    func expectNoMachinery(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(Machinery.traces(in: text) == [], sourceLocation: sourceLocation)
    }
}

/// What only the people who build this may see.
enum Machinery {
    private static let marks = [
        "Hummingbird", "HTTPError", "GRDB", "SQLite", "NIO", "Mustache", "DecodingError", "CancellationError", "Fatal",
        "Swift.", "Foundation.", "Optional(", "Error(", "error=", ".swift:", "errno", "StoreError", "BureauError",
    ]

    static func traces(in text: String) -> [String] { marks.filter(text.contains) }
}
