import Foundation
import Mustache

/// A folder of `.mustache` files.
struct TemplateFolder {
    let url: URL

    init(_ url: URL) { self.url = url }

    /// Each file's text by its path without extension: `accounts/list`.
    func texts() throws(PagesError) -> [String: String] {
        guard let paths = FileManager.default.enumerator(atPath: url.path) else { throw .unreadableFolder(url.path) }
        var texts: [String: String] = [:]
        for case let path as String in paths where path.hasSuffix(".mustache") {
            guard let data = FileManager.default.contents(atPath: url.appending(path: path).path) else {
                throw .unreadableFolder(url.path)
            }
            texts[String(path.dropLast(".mustache".count))] = String(decoding: data, as: UTF8.self)
        }
        return texts
    }

    func library() throws(PagesError) -> MustacheLibrary {
        CodePointEscaping.register()
        var library = MustacheLibrary()
        for (name, text) in try texts() {
            do {
                try library.register(CodePointEscaping.pragma + text, named: name)
            } catch let error as MustacheTemplate.ParserError {
                // The pragma is a line of its own, so the file's lines are one less.
                let line = error.context.lineNumber - 1
                throw .invalidTemplate(name: name, line: line, reason: "\(error.error)")
            } catch {
                throw .invalidTemplate(name: name, line: 0, reason: "\(error)")
            }
        }
        return library
    }
}
