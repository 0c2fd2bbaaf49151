import Domain
import Foundation

/// A running 0.3.0 that has seen 0.3.0, and an honest 0.4.0.
enum UpdateExamples {
    static let now = Date(timeIntervalSince1970: 1_795_000_000)
    static let day: TimeInterval = 86_400

    static func version(_ text: String) -> VersionNumber {
        guard let version = VersionNumber(text) else { preconditionFailure(text) }
        return version
    }

    static func release(
        product: String = Release.product, platform: String = "linux-x86_64", version: String = "0.4.0",
        minimum: String = "0.2.0", issued: Date = now - day, schema: [String] = ["one"]
    ) -> Release {
        Release(
            product: product, platform: platform, version: Self.version(version),
            minimumVersion: Self.version(minimum), notes: ["更快"], issued: issued, schema: schema, unpackedSize: 10)
    }

    static func announcement(
        _ release: Release = release(), archive: String = "steward.tar.zst", size: Int = 5, issued: Date = now - 60,
        expires: Date = now + 30 * day
    ) -> Announcement {
        Announcement(
            release: release, archive: .init(name: archive, size: size, sha256: "00"), issued: issued,
            expires: expires, keys: ["A", "B"])
    }

    static func rule(seen: SeenUpdates = SeenUpdates()) -> UpdateRule {
        UpdateRule(running: version("0.3.0"), platform: "linux-x86_64", seen: seen)
    }
}
