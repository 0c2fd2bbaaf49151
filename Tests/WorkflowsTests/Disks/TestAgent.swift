import Domain
import Foundation
import Sealing
import SlotAgent
import Store
import Testing

@testable import Workflows

/// A disk agent without HTTP: a slot, a key, and orders from the desk itself.
struct TestAgent: Sendable {
    let office: Office
    let id: DiskAgent.ID
    let key: SM2PrivateKey
    let slot: FolderSlot
    let folder: String
    /// How far the PC's clock is ahead.
    var clockAhead: TimeInterval = 0

    static let password = "Suzhou26"
    static let image = "suzhou-ukey.json"
    static let number = "661320500013"

    init(in office: Office, for clerk: Clerk, clockAhead: TimeInterval = 0) async throws {
        self.office = office
        self.clockAhead = clockAhead
        let pairing = AgentPairing(store: office.store)
        let code = try await pairing.begin(
            recording: clerk.deeds(.agentInvited, "测试"), at: office.clock.now)
        key = try SM2PrivateKey()
        let request = PairingRequest(code: code, name: "出纳电脑", publicKey: key.publicKey.bytes.hex)
        id = try #require(try await pairing.redeem(request, from: "10.0.0.9", at: office.clock.now))
        folder = office.folder.appending(path: "slot").path
        slot = try FolderSlot(folder: folder)
    }

    /// The demo's disk, with as many tries left.
    func insert(triesLeft: Int = 5) async throws {
        let fixture = try DemoGroup.fixtures.appending(path: "disks/\(Self.image)")
        var image = try #require(DiskImage(json: try Data(contentsOf: fixture)))
        image.triesLeft = triesLeft
        try image.json.write(to: URL(fileURLWithPath: "\(folder)/\(Self.image)"))
        try await report()
    }

    func remove() async throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(Self.image)")
        try await report()
    }

    func report() async throws { try await office.disks.desk.report(await slot.read(), by: id) }

    /// Carries orders out until `body` is done.
    func whileObeying<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await obey() }
            defer { group.cancelAll() }
            return try await body()
        }
    }

    private func obey() async {
        while !Task.isCancelled {
            guard let order = try? await office.disks.desk.nextOrder(for: id, within: .seconds(60)) else { continue }
            let answer = await carryOut(order)
            _ = office.disks.desk.answer(order.id, by: id, with: answer)
        }
    }

    func carryOut(_ order: DiskOrder) async -> DiskAnswer {
        let signedAt = office.clock.now.addingTimeInterval(clockAhead).formatted(.iso8601)
        do {
            let password = try key.open([UInt8](hex: order.password) ?? [])
            let signature = try await slot.sign(
                order.message(signedAt: signedAt), with: order.disk, password: String(decoding: password, as: UTF8.self)
            )
            return DiskAnswer(.signed, signature: signature.hex, signedAt: signedAt)
        } catch DiskFault.wrongPassword(let left) {
            return DiskAnswer(.wrongPassword, triesLeft: left)
        } catch DiskFault.locked {
            return DiskAnswer(.locked)
        } catch {
            return DiskAnswer(.missing)
        }
    }
}

/// A clerk, the demo's company with a disk, and an agent that has it in its slot.
struct DiskDesk: Sendable {
    let clerk: Clerk
    let enterprise: Enterprise
    let agent: TestAgent

    static func open(
        _ plan: Office.Plan = Office.Plan(), clockAhead: TimeInterval = 0,
        _ body: @escaping @Sendable (DiskDesk) async throws -> Void
    ) async throws {
        try await Office.open(plan) { office in
            let clerk = try await Clerk(in: office)
            let agent = try await TestAgent(in: office, for: clerk, clockAhead: clockAhead)
            try await agent.insert()
            try await body(
                DiskDesk(clerk: clerk, enterprise: try await clerk.enterprise(DemoGroup.chenghu), agent: agent))
        }
    }

    var office: Office { clerk.office }

    var disk: StoredDisk {
        get async throws {
            let number = try #require(Disk.Number(TestAgent.number))
            return try #require(try await office.store.disk(number))
        }
    }

    func expect(
        sourceLocation: SourceLocation = #_sourceLocation, _ condition: (StoredDisk) -> Bool
    ) async throws {
        let disk = try await disk
        #expect(condition(disk), "\(disk)", sourceLocation: sourceLocation)
    }

    func save(_ password: String = TestAgent.password, expecting tries: Int? = nil) async throws {
        try await save(DiskPasswords(certificate: password), expecting: tries)
    }

    func save(_ passwords: DiskPasswords, expecting tries: Int? = nil) async throws {
        let disk = try await disk
        try await agent.whileObeying {
            try await office.disks.save(
                passwords, of: disk, expecting: tries, by: clerk.user.id,
                recording: clerk.deeds(.diskSaved, "测试"))
        }
    }

    /// Begins a download on a disk's tab, and runs jobs and the agent until `body` is done.
    func download(
        _ query: InvoiceQuery, on tab: DownloadTab, _ body: @escaping @Sendable (Errand) async throws -> Void
    ) async throws {
        let request = DownloadRequest(query, tab: tab)
        let id = try await office.downloads.begin(request, of: enterprise.id, for: clerk.user.id).id
        let errand = Errand(office: office, enterprise: enterprise, query: request.query, id: id)
        try await agent.whileObeying { try await errand.whileJobsRun(body) }
    }
}
