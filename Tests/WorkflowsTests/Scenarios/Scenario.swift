import Domain
import Foundation
import Store
import Testing
import Workflows

/// A bureau that misbehaves as a file of Fixtures/scenarios says, and a download from it.
struct Scenario: Sendable {
    static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/scenarios")

    /// The files' names; without STEWARD_SLOW=1 only one, as a smoke test.
    static var names: [String] {
        guard isSlow else { return ["repeated-pages"] }
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    static var isSlow: Bool { ProcessInfo.processInfo.environment["STEWARD_SLOW"] == "1" }

    let clerk: Clerk
    let enterprise: Enterprise

    var office: Office { clerk.office }

    /// - Parameter knobs: set after those of the scenario.
    static func open(
        _ name: String, requestsPerSecond: Int = 500, _ knobs: String? = nil,
        _ body: @escaping @Sendable (Scenario) async throws -> Void
    ) async throws {
        let file = try String(contentsOf: folder.appending(path: "\(name).json"), encoding: .utf8)
        try await Office.open(Office.Plan(requestsPerSecond: requestsPerSecond)) { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(file)
            if let knobs { try await office.world.set(knobs) }
            try await body(Scenario(clerk: clerk, enterprise: enterprise))
        }
    }

    func begin(_ query: InvoiceQuery) async throws -> Errand {
        let id = try await office.downloads.begin(DownloadRequest(query), of: enterprise.id, for: clerk.user.id).id
        return Errand(office: office, enterprise: enterprise, query: query, id: id)
    }

    /// The download when it is over; its account's person logs in whenever that is wanted.
    func attend(_ errand: Errand) async throws -> DownloadRow {
        while true {
            let change = office.store.progressSignal.listen()
            let row = try await errand.row
            if row.state.isOver { return row }
            // The bureau may fail a login too; the next look tries again.
            if row.trouble == .verificationRequired { _ = try? await clerk.logIn(.wang, of: enterprise) }
            await change.first(within: .seconds(2))
        }
    }

    /// What a maintenance or a limit makes it wait for has come.
    func skip(_ seconds: TimeInterval) {
        office.clock.advance(seconds)
        office.store.jobSignal.fire()
    }
}
