/// Walks a template with a page as the library would, and notes each name that does not resolve.
struct TemplateContract {
    let templates: [String: [TemplateTag]]
    private(set) var failures: Set<String> = []
    /// The tags that some page reached: `accounts/list:12 name`.
    private(set) var reached: Set<String> = []

    init(templates: [String: [TemplateTag]]) { self.templates = templates }

    mutating func check(_ template: String, with page: Any) {
        visit(template, stack: [page])
    }

    private mutating func visit(_ template: String, stack: [Any]) {
        guard let tags = templates[template] else {
            failures.insert("\(template): no such template")
            return
        }
        visit(tags, in: template, stack: stack)
    }

    private mutating func visit(_ tags: [TemplateTag], in template: String, stack: [Any]) {
        for tag in tags {
            reached.insert(tag.place(in: template))
            switch tag {
            case .partial(let name, _): visit(name, stack: stack)
            case .variable(let name, _, _):
                guard let value = value(name, in: stack) else {
                    failures.insert("\(tag.place(in: template)): unknown in \(type(of: stack[stack.count - 1]))")
                    continue
                }
                if !Self.isText(value) { failures.insert("\(tag.place(in: template)): \(type(of: value)) is no text") }
            case .section(let name, let isTest, let isInverted, let inner, _):
                guard let value = value(name, in: stack) else {
                    failures.insert("\(tag.place(in: template)): unknown in \(type(of: stack[stack.count - 1]))")
                    continue
                }
                // Both branches of a test are walked, whichever way it turns out.
                if isTest || isInverted || value is Bool {
                    visit(inner, in: template, stack: stack)
                } else if let elements = value as? [Any] {
                    for element in elements { visit(inner, in: template, stack: stack + [element]) }
                } else if Mirror(reflecting: value).displayStyle == .struct, !(value is String) {
                    visit(inner, in: template, stack: stack + [value])
                } else {
                    failures.insert("\(tag.place(in: template)): a section needs a Bool, an array or a struct")
                }
            }
        }
    }

    /// As the library looks a name up: the innermost object that stores it, then along the dots.
    private func value(_ name: String, in stack: [Any]) -> Any? {
        if name == "." { return stack.last }
        let names = name.split(separator: ".").map(String.init)
        guard let first = names.first,
            let found = stack.reversed().lazy.compactMap({ Self.child(first, of: $0) }).first
        else { return nil }
        return names.dropFirst().reduce(found as Any?) { value, name in value.flatMap { Self.child(name, of: $0) } }
    }

    /// Nil for an Optional's nil too: the library would look for the name further out.
    private static func child(_ name: String, of object: Any) -> Any? {
        guard let value = Mirror(reflecting: object).children.first(where: { $0.label == name })?.value else {
            return nil
        }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }

    private static func isText(_ value: Any) -> Bool {
        if value is Bool { return false }
        if value is String || value is Int { return true }
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .enum && mirror.children.isEmpty
    }
}

extension TemplateTag {
    func place(in template: String) -> String {
        switch self {
        case .variable(let name, _, let line): "\(template):\(line) \(name)"
        case .section(let name, _, _, _, let line): "\(template):\(line) #\(name)"
        case .partial(let name, let line): "\(template):\(line) >\(name)"
        }
    }

    /// This tag and all inside it.
    func places(in template: String) -> [String] {
        guard case .section(_, _, _, let tags, _) = self else { return [place(in: template)] }
        return [place(in: template)] + tags.flatMap { $0.places(in: template) }
    }

    /// The unescaped variables.
    var unescaped: [String] {
        switch self {
        case .variable(let name, let isEscaped, _): isEscaped ? [] : [name]
        case .section(_, _, _, let tags, _): tags.flatMap(\.unescaped)
        case .partial: []
        }
    }
}
