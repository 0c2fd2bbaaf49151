import Foundation

@testable import Web

/// Where the project's files lie, seen from this one.
enum Project {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let templates = root.appending(path: "Templates")
    static let goldens = root.appending(path: "Fixtures/pages")

    static func pages() throws -> Pages {
        try Pages(templates: templates, public: root.appending(path: "Public"), formMark: FormMark("FORM-TOKEN"))
    }
}
