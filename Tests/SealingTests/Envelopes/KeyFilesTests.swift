import Foundation
import Testing

@testable import Sealing

@Suite struct KeyFilesTests {
    private let folder: ScratchFolder
    private let files: KeyFiles

    init() throws {
        folder = try ScratchFolder()
        files = KeyFiles(folder: folder.path)
    }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    }

    @Test func aMissingKeyIsMadeOnlyWhereItMay() throws {
        #expect(throws: SealingError.keyFileMissing(path: files.path)) { try files.root(mayMake: false) }
        #expect(throws: SealingError.keyFileMissing(path: files.path)) { try files.root(1) }
        let made = try files.root(mayMake: true)
        #expect(try files.root(mayMake: false).fingerprint == made.fingerprint)
        #expect(try files.root(made.fingerprint).fingerprint == made.fingerprint)
        #expect(throws: SealingError.unsealable) { try files.root(made.fingerprint &+ 1) }
    }

    @Test func theNextTakesTheLastOnesPlace() throws {
        let first = try files.root(mayMake: true)
        #expect(try files.next() == nil)
        let second = try files.makeNext()
        #expect(try files.next()?.fingerprint == second.fingerprint && first.fingerprint != second.fingerprint)
        for root in [first, second] { #expect(try files.root(root.fingerprint).fingerprint == root.fingerprint) }
        let mode = try FileManager.default.attributesOfItem(atPath: files.path + ".next")[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        try files.promoteNext()
        #expect(try files.root(mayMake: false).fingerprint == second.fingerprint)
        #expect(try files.next() == nil && names == ["steward.key"])
        #expect(throws: SealingError.unsealable) { try files.root(first.fingerprint) }
    }

    @Test func aNextThatIsThereIsNotWrittenOver() throws {
        let next = try files.makeNext()
        #expect(try files.makeNext().fingerprint == next.fingerprint)
    }

    @Test func aDraftThatWasCutOffIsClearedAway() throws {
        _ = try folder.write("5a", to: "steward.key.next.0123", mode: 0o600)
        _ = try files.makeNext()
        #expect(try names == ["steward.key.next"])
    }

    @Test func aNextThatOthersReachIsRefused() throws {
        let path = try folder.write(String(repeating: "5a", count: 32), to: "steward.key.next", mode: 0o640)
        #expect(throws: SealingError.keyFileExposed(path: path, mode: "640")) { try files.next() }
    }

    @Test func onlyOneReplacesKeys() throws {
        let lock = try files.lock()
        #expect(lock != nil)
        #expect(try files.lock() == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func theLockIsFreeAgain() throws {
        do { _ = try #require(try files.lock()) }
        #expect(try files.lock() != nil)
    }
}
