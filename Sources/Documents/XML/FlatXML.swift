/// A document of one level, `<xml><FromUserName>…</FromUserName>…</xml>`, as WeChat's messages are.
public enum FlatXML {
    /// The text of each child of the root by its name; of a name that comes twice, the first.
    public static func fields(_ bytes: [UInt8]) throws(DocumentError) -> [String: String] {
        let root = try XMLElement.read(bytes)
        return Dictionary(root.children.map { ($0.name, $0.text) }, uniquingKeysWith: { first, _ in first })
    }
}
