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
        var byName: [String: Asset] = [:]
        for (name, data) in try Folder(folder).files(Set(Self.contentTypes.keys)) {
            let bytes = [UInt8](data)
            byName[name] = Asset(
                name: name, bytes: bytes, contentType: Self.contentTypes[Folder.pathExtension(name)] ?? "",
                fingerprint: String(Fingerprint.of(bytes).prefix(10)))
        }
        self.byName = byName
    }

    /// The newest file of that name, whatever fingerprint was asked for.
    subscript(name: String) -> Asset? { byName[name] }

    private static let contentTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "yaml": "application/yaml; charset=utf-8",
    ]
}

/// The files that every page asks for.
struct AssetLinks: Sendable {
    let stylesheets: [String]
    let scripts: [String]
    /// The script of the event stream that all tabs share.
    let worker: String
    let icon: String

    init(_ assets: Assets) throws(PagesError) {
        stylesheets = [
            try Self.url("app.css", assets), try Self.url("components.css", assets), try Self.url("tables.css", assets),
            try Self.url("rooms.css", assets), try Self.url("accounts.css", assets),
            try Self.url("certificates.css", assets), try Self.url("downloads.css", assets),
            try Self.url("disks.css", assets), try Self.url("updates.css", assets),
        ]
        scripts = [
            try Self.url("app.js", assets), try Self.url("live.js", assets), try Self.url("downloads.js", assets),
            try Self.url("windows.js", assets),
        ]
        worker = try Self.url("events.js", assets)
        icon = try Self.url("icon.svg", assets)
    }

    private static func url(_ name: String, _ assets: Assets) throws(PagesError) -> String {
        guard let asset = assets[name] else { throw .missingAsset(name) }
        return asset.url
    }
}
