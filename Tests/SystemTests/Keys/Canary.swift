import Foundation

/// A secret that must stand nowhere, in each form in which it might.
struct Canary: Sendable {
    let forms: [(name: String, bytes: Data)]

    init(_ secret: String) {
        let utf8 = Data(secret.utf8)
        let hex = utf8.map { String(format: "%02x", $0) }.joined()
        var forms = [
            ("UTF-8", utf8), ("hex", Data(hex.utf8)), ("HEX", Data(hex.uppercased().utf8)),
            ("URL", Data(secret.urlEncoded.utf8)), ("reversed", Data(utf8.reversed())),
        ]
        for (name, encoding) in [("UTF-16LE", String.Encoding.utf16LittleEndian), ("UTF-16BE", .utf16BigEndian)] {
            forms.append((name, secret.data(using: encoding) ?? utf8))
        }
        // Where it begins in what was encoded decides how base64 spells it; its first and last letters mix with others.
        for offset in 0..<3 {
            let spelt = (Data(repeating: 0, count: offset) + utf8).base64EncodedString()
            let core = String(spelt.dropFirst(offset == 0 ? 0 : offset + 1).filter { $0 != "=" }.dropLast(1))
            forms.append(("base64, \(offset)", Data(core.utf8)))
            let safe = core.replacing("+", with: "-").replacing("/", with: "_")
            forms.append(("base64url, \(offset)", Data(safe.utf8)))
        }
        self.forms = forms
    }

    /// The forms that stand in `data`.
    func found(in data: Data) -> [String] { forms.filter { data.range(of: $0.bytes) != nil }.map(\.name) }

    /// The forms in all files under `folder`, with their file's name.
    func found(under folder: String) throws -> [String] {
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return try paths.flatMap { path -> [String] in
            var isFolder: ObjCBool = false
            let whole = "\(folder)/\(path)"
            guard FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder), !isFolder.boolValue else {
                return []
            }
            return found(in: try Data(contentsOf: URL(filePath: whole))).map { "\(path): \($0)" }
        }
    }
}
