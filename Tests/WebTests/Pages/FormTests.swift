import Foundation
import Testing

@testable import Web

@Suite("Forms")
struct FormTests {
    /// Each form of each template: from its tag to its end.
    static func forms() throws -> [(template: String, text: String)] {
        try TemplateFolder(Project.templates).texts().flatMap { name, text in
            text.matches(of: #/(?s)<form\b.*?</form>/#).map { (name, String($0.output)) }
        }
    }

    @Test("every form that posts holds the token, and no other does: it would stand in an address")
    func tokens() throws {
        let forms = try Self.forms()
        #expect(forms.contains { $0.text.contains("method=\"post\"") })
        for form in forms {
            let isPost = form.text.contains("method=\"post\"")
            #expect(isPost || form.text.contains("method=\"get\""), "\(form.template)")
            #expect(form.text.contains("{{>parts/_token}}") == isPost, "\(form.template): \(form.text.prefix(80))")
        }
    }

    @Test("a form that a reader may not send is marked, so that they do not see it")
    func operations() throws {
        let everybody: Set = [
            "activation/activation", "activation/renewal", "login/login", "login/code", "me/me",
            "verifications/verification",
        ]
        // Their pages are refused to a reader whole, or asked of them too.
        let pages: Set = [
            "accounts/_binding", "accounts/_entry", "accounts/_login", "accounts/_question", "people/people",
            "settings/settings", "tokens/tokens", "questions/question", "updates/updates",
            "schedules/schedule",
        ]
        let templates = try TemplateFolder(Project.templates).texts()
        for form in try Self.forms() where form.text.contains("method=\"post\"") {
            guard !everybody.union(pages).contains(form.template) else { continue }
            let marks = ["data-operate", "data-administer"]
            #expect(marks.contains { templates[form.template]?.contains($0) == true }, "\(form.template)")
        }
    }

    @Test("two servers mark their forms differently")
    func marks() throws {
        let folder = Project.root.appending(path: "Public")
        let first = try Pages(templates: Project.templates, public: folder)
        let second = try Pages(templates: Project.templates, public: folder)
        #expect(first.formMark.text != second.formMark.text)
        #expect(first.formMark.text.count == 32)
        #expect(try first.render(Samples.me, in: Samples.layout("我的账号")).contains(first.formMark.text))
        #expect(try !first.render(Samples.me, in: Samples.layout("我的账号")).contains(FormMark.written))
    }

    @Test("a page that was given its token holds no mark any more")
    func replaced() throws {
        let pages = try Pages(templates: Project.templates, public: Project.root.appending(path: "Public"))
        let html = pages.formMark.replaced(by: "t0ken", in: try pages.render(Samples.me, in: Samples.layout("我的账号")))
        #expect(!html.contains(pages.formMark.text))
        #expect(html.matches(of: #/name="token" value="t0ken"/#).count == 3)
    }

    @Test("the script runs by the answer's nonce, and the style sheet knows the role")
    func frame() throws {
        let pages = try Project.pages()
        let html = try pages.render(Samples.me, in: Samples.readerLayout("我的账号"))
        #expect(html.contains(" nonce=\"\(Samples.nonce)\"></script>"))
        #expect(html.contains(" data-role=\"reader\" "))
        #expect(html.contains("<img class=\"avatar\" src=\"/people/2/avatar?9f3c\" alt=\"\""))
        #expect(html.contains("<a class=\"menu-item\" href=\"/binding/removal\" data-ask>"))
        #expect(html.contains("<a class=\"menu-item\" href=\"/me\">"))
    }

    @Test("a new code on the login page keeps the way that was asked for")
    func renewal() throws {
        let html = try Project.pages().render(fragment: Samples.login(Samples.expired, next: "/a?b=1&c=2"))
        let field = "<input type=\"hidden\" name=\"next\" value=\"/a?b=1&amp;c=2\">"
        #expect(html.matches(of: #/name="next"/#).count == 2)
        #expect(html.contains(field))
        #expect(html.contains("<button class=\"button primary\" form=\"renewal-form\">换一张</button>"))
        #expect(try !Project.pages().render(fragment: Samples.login(Samples.expired)).contains("name=\"next\""))
    }
}
