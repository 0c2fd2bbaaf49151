import Domain
import Foundation
import GRDB
import Testing

@testable import Store

@Suite struct KeyShelfTests {
    private let example: Example
    private var store: Store { example.store }

    init() async throws {
        example = try await Example()
        try await change { try $0.add(Self.kek(1)) }
    }

    private func change(_ body: @escaping @Sendable (KeyShelf) throws -> Void) async throws {
        try await store.changeKeys(at: example.now, body)
    }

    private static func kek(_ id: Int64) -> WrappedKEK {
        WrappedKEK(
            id: .init(rawValue: id), cipher: "aes", root: -5,
            bytes: Array(repeating: UInt8(truncatingIfNeeded: id), count: 70))
    }

    private static func dataKey(_ id: Int64, of owner: KeyOwner, under kek: Int64 = 1) -> WrappedDataKey {
        WrappedDataKey(
            id: .init(rawValue: id), owner: owner, kek: .init(rawValue: kek), cipher: "sm4",
            bytes: Array(repeating: 7, count: 90))
    }

    @Test func whatIsAddedIsRead() async throws {
        try await change { try $0.add(Self.dataKey(.max, of: .letters)) }
        let found = try await store.keys { try $0.dataKey(.init(rawValue: .max)) }
        #expect(found?.key == Self.dataKey(.max, of: .letters) && found?.kek == Self.kek(1))
        #expect(try await store.keys { try $0.dataKey(.init(rawValue: 1)) } == nil)
        let under = try await store.keys { try $0.dataKey(of: .letters, under: .init(rawValue: 1)) }
        #expect(under == found?.key)
        #expect(
            try await store.keys { try $0.dataKey(of: .account(example.account), under: .init(rawValue: 1)) } == nil)
    }

    @Test func theNewestIsTheLast() async throws {
        try await change { try $0.add(Self.kek(2)) }
        #expect(try await store.keys { try $0.keks() } == [Self.kek(1), Self.kek(2)])
        #expect(try await store.keys { try $0.newestKEK() } == Self.kek(2))
    }

    @Test func anIdIsNeverGivenTwice() async throws {
        try await change { try $0.add(Self.kek(2)) }
        try await change { try $0.dropKEKs(but: .init(rawValue: 1)) }
        #expect(try await store.keys { try $0.nextKEK().rawValue } == 3)
    }

    @Test func aKeyInUseIsNotDropped() async throws {
        try await change { try $0.add(Self.kek(2)) }
        try await change { try $0.add(Self.dataKey(1, of: .letters)) }
        await #expect(throws: DatabaseError.self) {
            try await store.changeKeys(at: example.now) { try $0.dropKEKs(but: .init(rawValue: 2)) }
        }
        #expect(try await store.keys { try $0.keks().count } == 2)
        #expect(try await store.keys { try $0.owner(notUnder: .init(rawValue: 2)) } == .letters)
        try await change { try $0.dropDataKeys(of: .letters, notUnder: .init(rawValue: 2)) }
        try await change { try $0.dropKEKs(but: .init(rawValue: 2)) }
        #expect(try await store.keys { try $0.keks() } == [Self.kek(2)])
    }

    @Test func anOwnerHasOneKeyUnderEach() async throws {
        try await change { try $0.add(Self.dataKey(1, of: .letters)) }
        await #expect(throws: DatabaseError.self) {
            try await store.changeKeys(at: example.now) { try $0.add(Self.dataKey(2, of: .letters)) }
        }
    }

    @Test(arguments: ["accounts/0", "accounts/", "accounts", "letters/1", ""])
    func whatIsNoOwnerHasNoKey(_ owner: String) async throws {
        #expect(KeyOwner(owner) == nil)
        await #expect(throws: DatabaseError.self) {
            try await store.run(
                "INSERT INTO data_keys VALUES (1, ?, 1, 'aes', zeroblob(70), 1)", [owner])
        }
    }

    @Test(arguments: [69, 71, 89, 0]) func whatIsNoWrappedKeyIsRefused(_ count: Int) async throws {
        await #expect(throws: DatabaseError.self) {
            try await store.run("INSERT INTO data_keys VALUES (1, 'letters', 1, 'aes', zeroblob(?), 1)", [count])
        }
    }

    @Test func ownersReadBack() {
        for owner in [KeyOwner.letters, .account(.init(rawValue: 12))] { #expect(KeyOwner(owner.description) == owner) }
        #expect(KeyOwner.account(.init(rawValue: 12)).description == "accounts/12")
    }

    /// What was deleted is not only forgotten: its bytes are gone from the file, wherever SQLite would leave them.
    @Test func aDroppedKeyIsOverwritten() async throws {
        try await store.run("PRAGMA secure_delete = OFF")
        try await change { try $0.add(Self.dataKey(1, of: .letters)) }
        try await store.write { try Store.dropKeys(of: .letters, in: $0) }
        try await store.pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        let file = try Data(contentsOf: URL(filePath: example.folder.path + "/steward.sqlite"))
        #expect(file.range(of: Data(repeating: 7, count: 90)) == nil)
        #expect(file.range(of: Data(repeating: 1, count: 70)) != nil, "the other key is there to be found")
        #expect(try await store.write { try Int.fetchOne($0, sql: "PRAGMA secure_delete") } == 0, "as it was")
    }
}
