import Domain
import Foundation
import Sealing
import Testing

@testable import Store
@testable import Workflows

/// A rotation that dies after any of its steps: nothing is lost, whatever comes next. One after the other: each syncs the
/// disk some fifty times.
@Suite(.serialized) struct InterruptedRotationTests {
    private static let all: Set = [
        "password of wang", "session of wang", "password of chen", "session of chen", "code",
    ]

    /// The root, the key-encryption key, three owners, the old keys, the renaming.
    private static let steps = 0...7

    private func room() async throws -> Strongroom {
        let room = try await Strongroom()
        let vault = try await room.vault()
        for name in ["wang", "chen"] { try await room.logIn(name, by: vault) }
        _ = try await room.post("code", by: vault)
        return room
    }

    /// Does the first `count` steps and lets go, as a process that is killed.
    private func rotate(_ room: Strongroom, steps count: Int) async throws {
        let lock = try #require(try room.files.lock())
        defer { withExtendedLifetime(lock) {} }
        let rotation = KeyRotation(
            vault: try await Vault.open(room.files, for: Store(folder: room.folder), at: room.now),
            now: { [now = room.now] in now })
        guard count > 0 else { return }
        let root = try rotation.nextRoot()
        guard count > 1 else { return }
        let kek = try await rotation.nextKEK(under: root)
        for _ in 0..<min(3, max(0, count - 2)) {
            try await rotation.renew(try #require(try await rotation.nextOwner(to: kek)), under: kek)
        }
        guard count > 5 else { return }
        #expect(try await rotation.nextOwner(to: kek) == nil)
        try await rotation.dropOthers(than: kek, recording: .rotated)
        guard count > 6 else { return }
        try room.files.promoteNext()
    }

    private func expectWhole(_ room: Strongroom, keks: Int = 1) async throws {
        #expect(try await room.secrets(by: room.neighbour()).isSuperset(of: Self.all))
        #expect(try await room.texts("SELECT cipher FROM key_encryption_keys").count == keks)
        #expect(!FileManager.default.fileExists(atPath: room.files.path + ".next"))
    }

    @Test(arguments: steps) func aConsoleThatServesGoesOn(_ count: Int) async throws {
        let room = try await room()
        let (warm, cold) = (try await room.neighbour(), try await room.neighbour())
        _ = try await room.secrets(by: warm)
        try await rotate(room, steps: count)
        for console in [warm, cold] { #expect(try await room.secrets(by: console) == Self.all) }
        try await room.logIn("li", by: warm)
        try await room.logIn("wang", by: cold)
        for console in [warm, cold] { #expect(try await room.secrets(by: console).count == 7) }
    }

    @Test(arguments: steps) func aConsoleCanBeStarted(_ count: Int) async throws {
        let room = try await room()
        try await rotate(room, steps: count)
        let console = try await room.neighbour()
        #expect(try await room.secrets(by: console) == Self.all)
        try await room.logIn("li", by: console)
        #expect(try await room.secrets(by: room.neighbour()).count == 7)
    }

    @Test(arguments: steps) func theNextRunGoesOnFromThere(_ count: Int) async throws {
        let room = try await room()
        let first = try String(contentsOfFile: room.files.path, encoding: .utf8)
        try await rotate(room, steps: count)
        let report = try await room.rotate()
        #expect(report.isContinued == (1...6).contains(count) && report.dataKeys == 3)
        #expect(report.kek.rawValue == (count == 7 ? 3 : 2), "the key that was begun is the one that stays")
        try await expectWhole(room)
        #expect(try String(contentsOfFile: room.files.path, encoding: .utf8) != first)
        let log = try await room.store.audit(AuditFilter(), before: nil, limit: 9)
        #expect(log.count == (count == 7 ? 2 : 1), "each rotation is told once")
    }

    /// With a console that was started in between and has added an account.
    @Test(arguments: steps) func theNextRunGoesOnAfterAStart(_ count: Int) async throws {
        let room = try await room()
        try await rotate(room, steps: count)
        try await room.logIn("li", by: try await room.neighbour())
        #expect(try await room.rotate().dataKeys == 4)
        try await expectWhole(room)
    }

    /// All that was left was the renaming: a start does it.
    @Test func aStartCompletesWhatOnlyWantsItsName() async throws {
        let room = try await room()
        try await rotate(room, steps: 6)
        let next = try Data(contentsOf: URL(filePath: room.files.path + ".next"))
        try await expectWhole(room)
        #expect(try Data(contentsOf: URL(filePath: room.files.path)) == next)
    }

    /// Who rotates now renames himself: another start keeps its hands off.
    @Test func aStartCompletesNothingUnderTheLock() async throws {
        let room = try await room()
        try await rotate(room, steps: 6)
        let lock = try #require(try room.files.lock())
        #expect(try await room.secrets(by: room.neighbour()) == Self.all)
        #expect(FileManager.default.fileExists(atPath: room.files.path + ".next"))
        withExtendedLifetime(lock) {}
    }

    /// A lost key file is a lost key file, in the middle of a rotation too.
    @Test(arguments: 1...5) func aLostKeyIsStillRefused(_ count: Int) async throws {
        let room = try await room()
        try await rotate(room, steps: count)
        try FileManager.default.removeItem(atPath: room.files.path)
        await #expect(throws: SealingError.keyFileMissing(path: room.files.path)) { try await room.neighbour() }
    }

    /// Two consoles read and write all the time while the keys are replaced four times.
    @Test func readersAndWritersNeverFail() async throws {
        let room = try await room()
        let consoles = [try await room.neighbour(), try await room.neighbour()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, console) in consoles.enumerated() {
                group.addTask {
                    while !Task.isCancelled {
                        guard try await room.secrets(by: console).isSuperset(of: Self.all) else {
                            throw SealingError.unsealable
                        }
                        try await room.logIn(number == 0 ? "wang" : "li", by: console)
                    }
                }
            }
            for round in 0..<4 { _ = try await room.rotate(to: round.isMultiple(of: 2) ? .sm4 : .aes) }
            group.cancelAll()
            do { try await group.waitForAll() } catch is CancellationError {}
        }
        try await expectWhole(room)
    }
}
