import Foundation

/// What `Public/openapi.yaml` says, read by its lines: the form is ours, and `Tests/Peers` reads it whole.
struct APIContract {
    private let lines: [Substring]

    init() throws {
        let file = Project.root.appending(path: "Public/openapi.yaml")
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// `GET /api/v1/companies`, sorted.
    var operations: [String] {
        var path = ""
        var found: [String] = []
        for line in lines {
            if let match = line.wholeMatch(of: /\ \ (\/\S*):/) { path = String(match.1) }
            if let match = line.wholeMatch(of: /\ {4}(get|put|post|patch|delete|head|options):/), !path.isEmpty {
                found.append("\(match.1.uppercased()) \(path)")
            }
        }
        return found.sorted()
    }

    /// Whatever address they are of.
    var parameters: Set<String> {
        let pairs = zip(lines, lines.dropFirst())
        return Set(
            pairs.compactMap { line, next in
                line.firstMatch(of: /- name: (\w+)/).flatMap { next.contains("in: query") ? String($0.1) : nil }
            })
    }

    /// Every closed list: `enum: [a, b]`.
    var lists: [[String]] {
        lines.compactMap { line in
            line.firstMatch(of: /enum: \[([^\]]*)\]/).map { match in
                match.1.split(separator: ",").map { $0.filter { $0 != " " && $0 != "\"" } }
            }
        }
    }

    /// The status that each type of problem is described with.
    func has(type: String, status: Int) -> Bool {
        let text = lines.joined(separator: "\n")
        return text.contains("{ const: \(type) }, status: { const: \(status) }")
            || (status == 422
                && text.contains("type: { enum: [no-default-account, unknown-account, no-right, too-long] }"))
    }
}
