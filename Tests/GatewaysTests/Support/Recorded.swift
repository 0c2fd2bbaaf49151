import Foundation
import Testing

/// An answer as the gateway gave it once, from `Fixtures/gateway`.
struct Recorded: Sendable {
    let name: String
    let body: Data

    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/gateway")

    /// The names of all recorded answers.
    static var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    init(_ name: String) throws {
        self.name = name
        body = try Data(contentsOf: Self.folder.appending(path: name))
    }

    /// As the file has it, read without any of our types.
    var json: [String: Any] {
        get throws { try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any]) }
    }

    /// With the status and the type that belong to a file of this name.
    func answer(_ headers: [String: String] = [:]) throws -> Answer {
        Answer(status: try status, type: type, headers: headers, body: body)
    }

    private var isProblem: Bool { name.hasPrefix("problem-") }

    private var type: String {
        if isProblem { return "application/problem+json" }
        return name.hasSuffix(".xml") ? "application/xml" : "application/json; charset=utf-8"
    }

    private var status: Int {
        get throws {
            if isProblem { return try #require(try json["status"] as? Int) }
            return name == "captcha.json" || name == "session.json" ? 201 : 200
        }
    }
}
