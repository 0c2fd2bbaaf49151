import Foundation
import Testing

@testable import Web

@Suite("Pages")
struct PagesTests {
    @Test("every sample renders as a whole document", arguments: Samples.all.map(\.name))
    func renders(name: String) throws {
        let sample = try #require(Samples.all.first { $0.name == name })
        let html = try Project.pages().document(sample)
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(html.hasSuffix("</html>\n"))
        #expect(html.contains("lang=\"zh-CN\""))
        #expect(!html.contains("{{"))
        #expect(!html.contains("Optional("))
    }

    @Test("hostile text is escaped everywhere")
    func hostile() throws {
        let pages = try Project.pages()
        let samples = Samples.all.filter {
            $0.name.hasSuffix("-hostile") || ["enterprises-none-found", "settings-failing"].contains($0.name)
        }
        #expect(samples.count == 10)
        for sample in samples {
            let html = try pages.document(sample)
            #expect(!html.contains("<script>"))
            #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;"))
        }
    }

    @Test("a quote with a combining accent is a quote still")
    func combiningAccent() throws {
        let page = Samples.list([], query: "\"\u{301} autofocus", isFiltered: true)
        let html = try Project.pages().render(fragment: page)
        #expect(!html.unicodeScalars.contains("\u{301}") || html.contains("&quot;\u{301} autofocus"))
        #expect(html.contains("value=\"&quot;\u{301} autofocus\""))
    }

    @Test("a password never goes back into a page")
    func password() throws {
        let html = try Project.pages().render(fragment: Samples.failingForm)
        #expect(!html.contains("never shown"))
        #expect(html.contains("autocomplete=\"new-password\""))
    }

    @Test("a missing folder or template stops the start, in words")
    func missing() throws {
        let empty = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        #expect(throws: PagesError.unreadableFolder(empty.path)) {
            try Pages(templates: Project.templates, public: empty)
        }
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        #expect(throws: PagesError.missingTemplate("layout")) {
            try Pages(templates: empty, public: Project.root.appending(path: "Public"))
        }
        try Data("<p>\n{{#name}}\n".utf8).write(to: empty.appending(path: "layout.mustache"))
        let error = #expect(throws: PagesError.self) {
            try Pages(templates: empty, public: Project.root.appending(path: "Public"))
        }
        #expect(error?.description.hasPrefix("页面模板 layout.mustache 第") == true)
    }

    @Test("without JavaScript a page refreshes itself, and only when asked to")
    func refresh() throws {
        let pages = try Project.pages()
        let page = Samples.issuedPage
        let asked = try pages.render(page, in: Layout(title: "登录", refreshSeconds: 3))
        #expect(asked.contains("<noscript><meta http-equiv=\"refresh\" content=\"3\"></noscript>"))
        #expect(try !pages.render(page, in: Layout(title: "登录")).contains("http-equiv=\"refresh\""))
    }
}

extension Samples {
    static let issuedPage = login(issued)
}

extension Pages {
    func document(_ sample: Sample) throws -> String { try document(sample.page, in: sample.layout) }

    private func document(_ page: some Page, in layout: Layout) throws -> String { try render(page, in: layout) }
}
