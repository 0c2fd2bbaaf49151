import Domain
import Foundation
import Store
import Testing
import Workflows

/// However the bureau misbehaves: what is here in the end is what the bureau has, number by number and fen by fen, or a
/// named trouble says why not. Never proved with a gap.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ScenarioTests {
    @Test(arguments: Scenario.names) func endsWithWhatTheBureauHas(_ name: String) async throws {
        try await Scenario.open(name) { scenario in
            if name == "maintenance" { scenario.skip(70 * 60 + 30) }
            let errand = try await scenario.begin(try Self.query(of: name))
            try await errand.whileJobsRun(workers: 16) { errand in
                if name == "maintenance" {
                    let waiting = try await errand.wait { $0.state == .waiting }
                    #expect(waiting.trouble?.code == "maintenance")
                    scenario.skip(10 * 60)
                }
                let row = try await scenario.attend(errand)
                try await Self.expectHonest(row, errand, name: name)
            }
        }
    }

    /// As long as it takes for the scenario to strike.
    private static func query(of name: String) throws -> InvoiceQuery {
        switch name {
        case "late-arrivals": try Errand.query(.received, "2026-11-08", "2026-11-21")
        case "locked-account", "second-factor", "short-sessions":
            try Errand.query(.received, "2026-01-01", "2026-10-31")
        default: try Errand.october
        }
    }

    /// Only a person can end a lock; all else is outlasted.
    private static func expectHonest(_ row: DownloadRow, _ errand: Errand, name: String) async throws {
        guard name == "locked-account" else {
            #expect(row.state == .proved, "\(row.state), \(String(describing: row.trouble))")
            try await errand.expectTruth()
            return
        }
        #expect(row.state == .failed && row.trouble?.code == "account-locked")
        let accounts = try await errand.office.store.accounts(of: errand.enterprise.id)
        #expect(accounts.map(\.state) == [.locked])
        let windows = try await errand.office.store.windows(of: errand.id)
        #expect(windows.contains { $0.state == .open }, "what is missing is told")
    }

    /// Invoices that come a week late are found by a later download, and none is here twice.
    @Test(.enabled(if: Scenario.isSlow)) func aWeekLaterTheLateOnesAreFound() async throws {
        try await Scenario.open("late-arrivals") { scenario in
            let query = try Errand.query(.received, "2026-11-08", "2026-11-21")
            var counts: [Int] = []
            for _ in 0..<2 {
                let errand = try await scenario.begin(query)
                try await errand.whileJobsRun(workers: 16) { errand in
                    let row = try await scenario.attend(errand)
                    #expect(row.state == .proved)
                    try await errand.expectTruth()
                }
                counts.append(try await errand.row.expected ?? 0)
                scenario.skip(8 * 86_400)
            }
            #expect(counts[0] < counts[1])
        }
    }
}
