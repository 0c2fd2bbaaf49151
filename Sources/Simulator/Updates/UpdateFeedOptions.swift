public import Domain
public import Publishing

/// What the simulated feed offers.
public struct UpdateFeedOptions: Sendable {
    let folder: String
    let version: VersionNumber
    let schema: [String]
    let contents: @Sendable () throws(PublishingError) -> ReleaseContents

    /// - Parameters:
    ///   - folder: where keys and feeds are kept, so that they are made once.
    ///   - version: that runs; the next one is offered.
    ///   - schema: the migrations that the offered version knows.
    ///   - contents: asked when the feed is first read.
    public init(
        folder: String, version: VersionNumber, schema: [String],
        contents: @escaping @Sendable () throws(PublishingError) -> ReleaseContents
    ) {
        self.folder = folder
        self.version = version
        self.schema = schema
        self.contents = contents
    }

    var feed: String { folder + "/feed" }

    /// The keys that sign the feed, made where they are missing.
    public func keys() throws(PublishingError) -> SigningKeys {
        let folder = folder + "/keys"
        do { return try SigningKeys.make(in: folder) } catch {
            guard case .keysExist = error else { throw error }
            return try SigningKeys(in: folder) { _ in "" }
        }
    }
}
