@testable import Documents

/// Every element of a document as its path, each once, in reading order.
func elementPaths(_ bytes: [UInt8]) throws -> [String] {
    func walk(_ element: XMLElement, _ parent: String) -> [String] {
        let path = "\(parent)/\(element.name)"
        return [path] + element.children.flatMap { walk($0, path) }
    }
    var seen: Set<String> = []
    return walk(try XMLElement.read(bytes), "").filter { seen.insert($0).inserted }
}
