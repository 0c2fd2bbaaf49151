import Foundation
import Mustache

/// A folder of `.mustache` files.
struct TemplateFolder {
    private let folder: Folder

    init(_ url: URL) { folder = Folder(url) }

    /// Each file's text by its path without extension: `accounts/list`.
    func texts() throws(PagesError) -> [String: String] {
        let files = try folder.files(["mustache"])
        return Dictionary(
            uniqueKeysWithValues: files.map { path, data in
                (String(path.dropLast(".mustache".count)), String(decoding: data, as: UTF8.self))
            })
    }

    func library(_ mark: FormMark) throws(PagesError) -> MustacheLibrary {
        CodePointEscaping.register()
        var library = MustacheLibrary()
        for (name, text) in try texts() {
            do {
                try library.register(CodePointEscaping.pragma + mark.stamped(text), named: name)
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
