import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct UpdateStoreTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func announcement(_ version: String, issued: Date) throws -> Announcement {
        let version = try #require(VersionNumber(version))
        let release = Release(
            version: version, minimumVersion: version, notes: ["更快"], issued: issued, schema: Store.migrations,
            unpackedSize: 1)
        return Announcement(
            release: release, archive: .init(name: "a", size: 1, sha256: "00"), issued: issued, expires: issued + 60,
            keys: [])
    }

    @Test func whatIsAcceptedIsRemembered() async throws {
        let folder = ScratchFolder()
        let newest = try announcement("0.4.0", issued: now)
        let keys = ReleaseKeys(serial: 2, release: "k")
        let store = try Store(folder: folder.path)
        let result = try await store.judgeUpdate(at: now) { seen in
            #expect(seen == SeenUpdates())
            return (newest, keys)
        }
        #expect(try result.get() == newest)
        let record = try await Store(folder: folder.path).updates()
        #expect(record.announcement == newest && record.checkedAt == now && record.refusal == nil)
        #expect(record.seen == SeenUpdates(version: newest.release.version, issued: now, keys: keys))
    }

    @Test func whatIsRefusedLeavesWhatWasSeen() async throws {
        let folder = ScratchFolder()
        let store = try Store(folder: folder.path)
        let newest = try announcement("0.4.0", issued: now)
        _ = try await store.judgeUpdate(at: now) { _ in (newest, ReleaseKeys(serial: 1, release: "k")) }
        let before = try await store.updates()
        let refused = try await store.judgeUpdate(at: now + 1) { seen throws(UpdateRefusal) in
            #expect(seen == before.seen)
            throw .wrongProduct
        }
        #expect(refused == .failure(.wrongProduct))
        let record = try await store.updates()
        #expect(record.seen == before.seen && record.announcement == newest)
        #expect(record.refusal == .wrongProduct && record.checkedAt == now + 1)
    }

    @Test func aVersionThatCameByHandIsSeen() async throws {
        let folder = ScratchFolder()
        let store = try Store(folder: folder.path)
        for version in ["0.4.0", "0.3.0"] { try await store.keepSeen(try #require(VersionNumber(version))) }
        #expect(try await store.updates().seen.version?.description == "0.4.0")
    }

    @Test(arguments: [
        "UPDATE updates SET issued_at = issued_at - 1", "UPDATE updates SET keys_serial = keys_serial - 1",
        "UPDATE updates SET version = NULL", "UPDATE updates SET issued_at = NULL",
        "UPDATE updates SET keys_serial = NULL, release_key = NULL", "UPDATE updates SET release_key = NULL",
        "DELETE FROM updates", "INSERT INTO updates (id) VALUES (2)",
    ])
    func nothingMovesBack(_ sql: String) async throws {
        let folder = ScratchFolder()
        let store = try Store(folder: folder.path)
        let newest = try announcement("0.4.0", issued: now)
        _ = try await store.judgeUpdate(at: now) { _ in (newest, ReleaseKeys(serial: 2, release: "k")) }
        await #expect(throws: DatabaseError.self) { try await store.run(sql) }
    }

    @Test func theMigrationsAreNamed() {
        #expect(Store.migrations.first == "2026-11-22 identity" && Store.migrations.contains("2026-11-23 updates"))
    }
}
