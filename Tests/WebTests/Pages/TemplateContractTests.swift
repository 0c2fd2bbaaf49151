import Foundation
import Testing

@testable import Web

@Suite("Templates and pages name the same things")
struct TemplateContractTests {
    let templates: [String: [TemplateTag]]

    init() throws {
        templates = try TemplateFolder(Project.templates).texts().mapValues(TemplateParser.tags)
    }

    @Test("every name in every template resolves, and some sample reaches it")
    func names() throws {
        var contract = TemplateContract(templates: templates)
        let links = try Project.pages().links
        for sample in Samples.all {
            contract.check(type(of: sample.page).template, with: sample.page)
            contract.check("layout", with: Frame(layout: sample.layout, assets: links, content: ""))
        }
        #expect(contract.failures.sorted() == [])
        let all = Set(templates.flatMap { name, tags in tags.flatMap { $0.places(in: name) } })
        #expect(all.subtracting(contract.reached).sorted() == [], "no sample shows these: add one")
    }

    @Test("a wrong name, a computed property and a missing partial are found")
    func wrongNames() throws {
        struct Wrong: Sendable {
            let name = "x"
            let list: [String] = ["y"]
            let nothing: String? = nil
            var computed: String { "z" }
        }
        let text = "{{name}}{{nmae}}{{computed}}{{nothing}}{{list}}{{#list}}{{.}}{{/list}}{{>parts/none}}"
        var contract = TemplateContract(templates: ["t": try TemplateParser.tags(of: text)])
        contract.check("t", with: Wrong())
        #expect(
            contract.failures.sorted() == [
                "parts/none: no such template", "t:1 computed: unknown in Wrong", "t:1 list: Array<String> is no text",
                "t:1 nmae: unknown in Wrong", "t:1 nothing: unknown in Wrong",
            ])
    }

    @Test("only the QR code and rendered pages go in unescaped")
    func unescaped() {
        let names = templates.flatMap { name, tags in tags.flatMap(\.unescaped).map { "\(name) \($0)" } }
        #expect(names.sorted() == ["accounts/_binding qr", "accounts/_scan qr", "layout content", "login/login qr"])
    }

    @Test("every page type has a sample")
    func samples() {
        let shown = Set(
            Samples.all.map { type(of: $0.page).template }
                + [
                    "login/_state", "accounts/_login", "accounts/_binding", "downloads/_row", "downloads/_progress",
                    "downloads/_prediction", "disks/_status", "disks/_entry",
                ])
        #expect(Pages.all.map { $0.template }.filter { !shown.contains($0) } == [])
    }

    @Test("no template has inline styles, handlers or scripts: the content policy forbids them")
    func policy() throws {
        for (name, text) in try TemplateFolder(Project.templates).texts() {
            #expect(!text.contains(" style="), "\(name)")
            #expect(text.firstMatch(of: #/\son[a-z]+=/#) == nil, "\(name)")
            #expect(text.firstMatch(of: #/<script(?![^>]*src=)/#) == nil, "\(name)")
        }
    }
}
