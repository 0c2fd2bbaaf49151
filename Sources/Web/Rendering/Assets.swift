import Foundation

/// The files of `Public`, read at start. A URL holds a fingerprint of the content, so a browser may keep it for ever.
struct Assets: Sendable {
    struct Asset: Sendable {
        /// `app.css`.
        let name: String
        let bytes: [UInt8]
        let contentType: String
        /// Ten hex digits of the content's hash.
        let fingerprint: String

        /// `/assets/<fingerprint>/<name>`.
        var url: String { "/assets/\(fingerprint)/\(name)" }
    }

    private let byName: [String: Asset]

    init(folder: URL) throws(PagesError) {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else {
            throw .unreadableFolder(folder.path)
        }
        var byName: [String: Asset] = [:]
        for case let path as String in paths {
            guard let contentType = Self.contentType(of: path) else { continue }
            guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path) else {
                throw .unreadableFolder(folder.path)
            }
            let bytes = [UInt8](data)
            let fingerprint = String(Fingerprint.of(bytes).prefix(10))
            byName[path] = Asset(name: path, bytes: bytes, contentType: contentType, fingerprint: fingerprint)
        }
        self.byName = byName
    }

    /// The newest file of that name, whatever fingerprint was asked for.
    subscript(name: String) -> Asset? { byName[name] }

    private static func contentType(of path: String) -> String? {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "yaml": "application/yaml; charset=utf-8"
        default: nil
        }
    }
}

/// The files that every page asks for.
struct AssetLinks: Sendable {
    let stylesheets: [String]
    let script: String
    /// The script of the event stream that all tabs share.
    let worker: String
    let icon: String

    init(_ assets: Assets) throws(PagesError) {
        stylesheets = [
            try Self.url("app.css", assets), try Self.url("components.css", assets), try Self.url("rooms.css", assets),
        ]
        script = try Self.url("app.js", assets)
        worker = try Self.url("events.js", assets)
        icon = try Self.url("icon.svg", assets)
    }

    private static func url(_ name: String, _ assets: Assets) throws(PagesError) -> String {
        guard let asset = assets[name] else { throw .missingAsset(name) }
        return asset.url
    }
}
