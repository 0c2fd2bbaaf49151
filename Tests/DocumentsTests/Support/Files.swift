import Foundation

/// Files that tests read: ours under Fixtures, and samples that this project did not write and may not be there.
enum Files {
    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func fixture(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: package.appending(path: "Fixtures/documents/\(name)")))
    }

    static let digitalSample = sample("digital-special-invoice.xml")
    static let legacySample = sample("vat-einvoice-5-pages.ofd")

    private static func sample(_ name: String) -> [UInt8]? {
        let folder = ProcessInfo.processInfo.environment["STEWARD_SAMPLES"].map { URL(filePath: $0) }
        let samples = folder ?? package.deletingLastPathComponent().appending(path: "shared/samples")
        return (try? Data(contentsOf: samples.appending(path: name))).map(Array.init)
    }

    /// A path in a folder of its own, which is removed afterwards.
    static func withTemporaryPath<Result>(_ name: String, _ body: (String) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "steward-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder.appending(path: name).path(percentEncoded: false))
    }
}
