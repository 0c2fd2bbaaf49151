public import Foundation

/// What a version says of itself: `release.json`, at the top of its archive and of its folder.
public struct Release: Codable, Hashable, Sendable {
    public static let fileName = "release.json"
    public static let product = "fapiao-steward"

    public let product: String
    /// As `Platform.current`.
    public let platform: String
    public let version: VersionNumber
    /// The oldest version that may update to this one.
    public let minimumVersion: VersionNumber
    /// 更新说明, in Chinese: a line each.
    public let notes: [String]
    /// 发布日期. Whole seconds.
    public let issued: Date
    /// The migrations that it knows, by name, in order.
    public let schema: [String]
    /// Bytes of all its files but this one.
    public let unpackedSize: Int

    public init(
        product: String = Release.product, platform: String = Platform.current, version: VersionNumber,
        minimumVersion: VersionNumber, notes: [String], issued: Date, schema: [String], unpackedSize: Int
    ) {
        self.product = product
        self.platform = platform
        self.version = version
        self.minimumVersion = minimumVersion
        self.notes = notes
        self.issued = issued
        self.schema = schema
        self.unpackedSize = unpackedSize
    }

    /// Whether a program that knows `known` could not read the database after this one: it is copied first.
    public func changesSchema(from known: [String]) -> Bool { !Set(schema).isSubset(of: known) }
}
