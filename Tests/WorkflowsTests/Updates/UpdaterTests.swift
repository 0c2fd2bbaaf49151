import Domain
import Foundation
import Gateways
import Publishing
import Sealing
import Simulator
import Store
import Testing

@testable import Workflows

@Suite struct UpdaterTests {
    @Test func aCheckRemembersWhatItSaw() async throws {
        try await UpdateBench.open { bench in
            let announcement = try await bench.updater.check()
            #expect(announcement.release.version.description == "0.4.0")
            let record = try await bench.store.updates()
            #expect(record.announcement == announcement && record.refusal == nil && record.checkedAt != nil)
            #expect(record.seen.version == announcement.release.version && record.seen.issued == announcement.issued)
            #expect(record.seen.keys == ReleaseKeys(serial: 1, release: bench.trust.release))
            #expect(bench.installed == [] && bench.updater.step == .idle)
        }
    }

    @Test func anUpdateLiesWholeInItsFolder() async throws {
        try await UpdateBench.open { bench in
            try await bench.updater.update(by: "王敏")
            #expect(bench.versions.wishes == ["0.4.0 王敏"])
            let next = try #require(VersionNumber("0.4.0"))
            #expect(bench.updater.step == .switching(next))
            let folder = bench.folder + "/program/versions/0.4.0"
            #expect(FileManager.default.contents(atPath: folder + "/bin/steward") == Data(UpdateBench.program))
            #expect(FileManager.default.isExecutableFile(atPath: folder + "/bin/steward"))
            let release = try #require(FileManager.default.contents(atPath: folder + "/release.json"))
            #expect(try UpdateJSON.value(Release.self, in: release).schema == Store.migrations)
            let trust = try #require(FileManager.default.contents(atPath: folder + "/trust.json"))
            #expect(try UpdateJSON.value(UpdateTrust.self, in: trust) == bench.trust)
            #expect(bench.staged == [])
            #expect(try await bench.refusal { try await $0.update(by: "李佳怡") } == .busy)
        }
    }

    /// Each connection gives another 64 KiB, and the archive comes whole.
    @Test func aCutDownloadGoesOn() async throws {
        try await UpdateBench.open { bench in
            try await bench.set(#"{"cutAfter": 65536}"#)
            try await bench.updater.update(by: "王敏")
            #expect(bench.installed == ["0.4.0"])
        }
    }

    @Test func filesThatCameByHandAreTaken() async throws {
        try await UpdateBench.open { bench in
            _ = try await bench.updater.check()
            try await bench.updater.update(from: try await bench.package(), by: "王敏")
            #expect(bench.installed == ["0.4.0"] && bench.versions.wishes == ["0.4.0 王敏"])
            #expect(try await bench.store.updates().seen.version?.description == "0.4.0")
        }
    }

    /// What was tried before and came back is replaced by what is signed now.
    @Test func aFormerTryIsReplaced() async throws {
        try await UpdateBench.open { bench in
            let folder = bench.folder + "/program/versions/0.4.0"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/left"))
            try await bench.updater.update(by: "王敏")
            #expect(!FileManager.default.fileExists(atPath: folder + "/left"))
            #expect(bench.staged == [])
        }
    }

    /// The root key names another release key: programs that brought the former one believe it, and go on to.
    @Test func theReleaseKeyIsReplaced() async throws {
        try await UpdateBench.open { bench in
            try await bench.updater.check()
            let keys = try bench.options.keys()
            try keys.replaceRelease(in: bench.folder + "/feed/keys")
            let newer = try bench.options.keys()
            #expect(newer.serial == 2 && newer.trust.root == keys.trust.root)
            let feed = try FeedFolder(path: bench.folder + "/feed/feed")
            bench.clock.advance(60)
            try feed.renew(by: newer, at: bench.clock.now, life: 3600)
            try await bench.updater.check()
            #expect(try await bench.store.updates().seen.keys == ReleaseKeys(serial: 2, release: newer.trust.release))
            // The former key's feed is refused from now on.
            try feed.renew(by: keys, at: bench.clock.now, life: 3600)
            #expect(try await bench.refusal { try await $0.check() } == .olderKeys)
            // Also where the file that names the keys is kept back.
            for name in ["keys.json", "keys.json.root.minisig"] {
                try FileManager.default.removeItem(atPath: "\(feed.path)/\(name)")
            }
            #expect(try await bench.refusal { try await $0.check() } == .wrongKey("latest.json"))
        }
    }

    @Test func anOlderAnnouncementIsRefused() async throws {
        try await UpdateBench.open { bench in
            try await bench.updater.check()
            let feed = try FeedFolder(path: bench.folder + "/feed/feed")
            try feed.renew(by: try bench.options.keys(), at: bench.clock.now - 3600, life: 7200)
            let refusal = try await bench.refusal { try await $0.check() }
            guard case .olderFeed = refusal else {
                Issue.record("\(String(describing: refusal))")
                return
            }
        }
    }

    /// An archive that says another thing of itself than the announcement does.
    @Test func anArchiveOfAnotherReleaseIsRefused() async throws {
        try await UpdateBench.open { bench in
            let honest = try await bench.updater.check()
            let feed = try FeedFolder(path: bench.folder + "/feed/feed")
            let changed = Release(
                version: honest.release.version, minimumVersion: honest.release.minimumVersion, notes: ["别的"],
                issued: honest.release.issued, schema: [], unpackedSize: honest.release.unpackedSize)
            let announcement = Announcement(
                release: changed, archive: honest.archive, issued: honest.issued, expires: honest.expires, keys: [])
            _ = try feed.announce(announcement, by: try bench.options.keys(), at: bench.clock.now)
            #expect(try await bench.refusal { try await $0.update(by: "王敏") } == .mixed("release.json"))
            #expect(bench.installed == [])
        }
    }

    @Test func oneKeyInPlaceOfTwoIsNoTrust() async throws {
        let key = try MinisignSecretKey().publicKey.base64
        try await UpdateBench.open(trust: UpdateTrust(root: key, release: key, serial: 1)) { bench in
            let refusal = try await bench.refusal { try await $0.check() }
            #expect(refusal == .noKeys)
        }
    }
}
