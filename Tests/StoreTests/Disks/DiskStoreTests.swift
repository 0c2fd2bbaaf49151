import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// What lies in slots, as the database keeps it.
struct DiskStoreTests {
    private static let number = Disk.Number("661320500013")

    private func facts(triesLeft: Int = 5) throws -> DiskFacts {
        DiskFacts(
            number: try #require(Self.number), kind: .ukey, branch: 0, company: "示例有限公司",
            taxNumber: "91440399MADEMA019B", validFrom: try #require(Day("2025-01-01")),
            validTo: try #require(Day("2035-12-31")), triesLeft: triesLeft)
    }

    private func agent(of store: Store, at now: Date) async throws -> DiskAgent.ID {
        let hash = [UInt8](repeating: 7, count: 32)
        let deed = Deed(.agentInvited, user: nil, person: "王敏", subject: "", address: "", browser: "")
        try await store.keepPairing(hash, until: now.addingTimeInterval(60), recording: deed, at: now)
        let id = try await store.pair(
            hash, name: "出纳电脑", publicKey: [UInt8](repeating: 4, count: 65), from: "10.0.0.9", at: now)
        return try #require(id)
    }

    private func save(_ example: Example) async throws {
        let deed = Deed(.diskSaved, user: example.user, person: "王敏", subject: "", address: "", browser: "")
        try await example.store.run(
            "INSERT OR IGNORE INTO memberships VALUES (?, ?)", [example.user.rawValue, example.enterprise.rawValue])
        try await example.store.save(
            try #require(Self.number), of: example.enterprise, by: example.user, recording: deed, at: example.now
        ) { _, _ in SealedSecrets(credentials: [1], session: [2]) }
    }

    @Test func aSavedDiskIsRememberedWhenItIsPulled() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([disk], of: [disk.agent], at: now)
        let inserted = try #require(try await store.disks(of: example.scope).first)
        #expect(inserted.isInserted && inserted.facts == disk.facts && inserted.enterprise?.id == example.enterprise)
        try await save(example)
        try await store.keepInserted([], of: [disk.agent], at: now.addingTimeInterval(60))
        let pulled = try #require(try await store.disks(of: example.scope).first)
        #expect(!pulled.isInserted && pulled.seenAt == now.addingTimeInterval(60))
        #expect(try await store.disks(of: []).isEmpty)
    }

    @Test func aDiskThatWasNeverSavedIsListedWhileItIsIn() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([disk], of: [disk.agent], at: now)
        #expect(try await store.disks(of: example.scope).count == 1)
        try await store.keepInserted([], of: [disk.agent], at: now)
        #expect(try await store.disks(of: example.scope, strangers: true).isEmpty)
        #expect(try await store.disks(of: example.scope, doubled: [disk.facts.number]).count == 1)
        // Whoever has its page open is told that it is out.
        #expect(try await store.disk(disk.facts.number)?.isInserted == false)
    }

    @Test func aRequestIsRememberedForAsLongAsItsTimeCanBeRight() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let agent = try await agent(of: store, at: now)
        func hear(_ nonce: String, signedAt: Date, at now: Date) async throws -> Bool {
            try await store.hear(nonce, of: agent, signedAt: signedAt, at: now)
        }
        let ahead = now.addingTimeInterval(DiskAgent.mostSkew)
        #expect(try await hear("first", signedAt: ahead, at: now))
        #expect(try await !hear("first", signedAt: ahead, at: ahead.addingTimeInterval(DiskAgent.mostSkew)))
        let later = now.addingTimeInterval(4 * DiskAgent.mostSkew)
        #expect(try await hear("second", signedAt: later, at: later))
        #expect(try await store.number("SELECT count(*) FROM agent_requests") == 1)
    }

    @Test func ofTwoDisksOfOneNumberNoneIsIn() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([], doubled: [disk], of: [disk.agent], at: now)
        let doubled = try #require(try await store.disks(of: example.scope, doubled: [disk.facts.number]).first)
        #expect(!doubled.isInserted && doubled.facts == disk.facts)
    }

    @Test func aRemovedDiskLeavesNoSecretAndMayComeBack() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([disk], of: [disk.agent], at: now)
        try await save(example)
        let account = try #require(try await store.disks(of: example.scope).first?.account)
        let number = disk.facts.number
        try await store.remove(number, recording: .example(.diskRemoved), at: now)
        let removed = try #require(try await store.disks(of: example.scope).first)
        #expect(removed.isInserted && removed.account == nil && removed.state == nil)
        #expect(try await store.sealedCredentials(of: account) == nil)
        #expect(try await store.lastSealedSession(of: account) == nil)
        let secrets =
            "SELECT count(*) FROM accounts WHERE platform = 'disk' AND coalesce(sealed_credentials, sealed_session)"
        #expect(try await store.number(secrets + " IS NOT NULL") == 0)
        #expect(try await store.accountLabel(account) == "税盘 661320500013", "a download still says which")
        #expect(try await store.actions().last == .diskRemoved)
        await #expect(throws: StoreError.notFound) {
            try await store.remove(number, recording: .example(.diskRemoved), at: now)
        }
        try await save(example)
        #expect(try await store.disks(of: example.scope).first?.account == account)
        #expect(try await store.sealedCredentials(of: account) != nil)
    }

    @Test func aSavedDiskIsNoAccountOfTheBureau() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([disk], of: [disk.agent], at: now)
        try await save(example)
        let account = try #require(try await store.disks(of: example.scope).first?.account)
        #expect(try await store.accounts(of: example.enterprise).map(\.id) == [example.account])
        #expect(try await store.account(account) == nil)
        #expect(try await store.accountLabel(account) == "税盘 661320500013")
        // Nor does it make a second account of a single one, or serve as a default.
        for sql in [
            "INSERT INTO default_accounts VALUES (1, 1, NULL)",
            "INSERT INTO default_accounts VALUES (1, \(account), \(account))",
        ] {
            let error = try await #require(throws: DatabaseError.self) { try await store.run(sql) }
            #expect(error.resultCode == .SQLITE_CONSTRAINT)
        }
    }

    @Test func aDiskOfAnotherTaxNumberIsNotSavedForACompany() async throws {
        let example = try await Example()
        let (store, now) = (example.store, example.now)
        let disk = InsertedDisk(facts: try facts(), agent: try await agent(of: store, at: now))
        try await store.keepInserted([disk], of: [disk.agent], at: now)
        try await store.run("UPDATE disks SET tax_number = '91310199MADEMA019X'")
        await #expect(throws: StoreError.notFound) { try await save(example) }
    }
}
