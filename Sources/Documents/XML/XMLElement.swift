/// A small document as a tree, without its mixed content's order, which no invoice uses.
struct XMLElement {
    let name: String
    /// Only those that were asked for in `read`.
    let attributes: [String: String]
    var text = ""
    var children: [XMLElement] = []

    static let maximumBytes = 8 << 20

    /// - Throws: what `XMLReader` throws, and `tooLarge` above 8 MiB or 200,000 elements.
    static func read(_ bytes: [UInt8], attributes: Set<String> = []) throws(DocumentError) -> XMLElement {
        guard bytes.count <= maximumBytes else { throw .tooLarge }
        let tree = XMLTree(keeping: attributes)
        let reader = try XMLReader(tree)
        try bytes.withUnsafeBufferPointer { bytes throws(DocumentError) in try reader.feed(bytes) }
        try reader.finish()
        guard let root = tree.root else { throw .notXML }
        return root
    }

    /// The first element at a path of child names.
    subscript(_ path: String...) -> XMLElement? { self[path] }

    subscript(_ path: [String]) -> XMLElement? {
        var element = self
        for name in path {
            guard let child = element.children.first(where: { $0.name == name }) else { return nil }
            element = child
        }
        return element
    }

    /// Every element of that name, at any depth, in reading order.
    func all(_ name: String) -> [XMLElement] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }
}

private final class XMLTree: XMLSink {
    private static let maximumElements = 200_000

    private(set) var root: XMLElement?
    private let kept: Set<String>
    private var open: [(element: XMLElement, text: [UInt8])] = []
    private var count = 0

    init(keeping attributes: Set<String>) { kept = attributes }

    func start(_ name: String, _ attributes: XMLAttributes) throws(DocumentError) {
        count += 1
        guard count <= Self.maximumElements else { throw .tooLarge }
        let values = kept.reduce(into: [:]) { $0[$1] = attributes[$1] }
        open.append((XMLElement(name: name, attributes: values), []))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty else { return }
        open[open.count - 1].text += bytes
    }

    func end(_ name: String) {
        guard let closed = open.popLast() else { return }
        var element = closed.element
        element.text = String(decoding: closed.text, as: UTF8.self)
        if open.isEmpty { root = element } else { open[open.count - 1].element.children.append(element) }
    }
}
