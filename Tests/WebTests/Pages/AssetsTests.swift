import Foundation
import Testing

@testable import Web

@Suite("Assets")
struct AssetsTests {
    @Test("the fingerprint is FNV-1a of 64 bits")
    func fingerprint() {
        #expect(Fingerprint.of([]) == "cbf29ce484222325")
        #expect(Fingerprint.of(Array("a".utf8)) == "af63dc4c8601ec8c")
        #expect(Fingerprint.of(Array("foobar".utf8)) == "85944171f73967e8")
    }

    @Test("a file is found by name, with its type and a URL that changes with its content")
    func files() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("a{}".utf8).write(to: folder.appending(path: "app.css"))
        try Data("secret".utf8).write(to: folder.appending(path: ".env"))
        let asset = try #require(try Assets(folder: folder)["app.css"])
        #expect(asset.contentType == "text/css; charset=utf-8")
        #expect(asset.url == "/assets/\(Fingerprint.of(asset.bytes).prefix(10))/app.css")
        #expect(try Assets(folder: folder)[".env"] == nil)
        try Data("b{}".utf8).write(to: folder.appending(path: "app.css"))
        #expect(try Assets(folder: folder)["app.css"]?.url != asset.url)
    }

    @Test("no style sheet or script asks another server for anything")
    func origins() throws {
        let folder = Project.root.appending(path: "Public")
        let styles = ["app.css", "components.css", "tables.css", "rooms.css", "accounts.css"]
        for name in styles + ["app.js", "live.js", "events.js"] {
            let text = String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("@import"), "\(name)")
        }
    }
}
