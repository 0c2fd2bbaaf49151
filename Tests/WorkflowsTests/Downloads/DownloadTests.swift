import Domain
import Foundation
import Store
import Testing
import Workflows

/// A download ends proved, with what the bureau has.
struct DownloadTests {
    @Test func aMonthAboveTheCapIsHalvedAndProved() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                let row = try await errand.row
                #expect(row.expected == 1050 && row.stored == 1050 && row.trouble == nil && row.endedAt != nil)

                let windows = try await office.store.windows(of: errand.id)
                let root = try #require(windows.first { $0.parent == nil })
                #expect(root.state == .split && root.bureau?.count == 1050)
                let halves = windows.filter { $0.parent == root.id }
                #expect(halves.map(\.query.days.count) == [15, 16])
                #expect(halves.allSatisfy { $0.state == .proved && $0.own == $0.bureau })
                #expect(halves.map { $0.bureau?.count ?? 0 }.reduce(0, +) == 1050)
            }
        }
    }

    @Test func severalMonthsAreCutAtTheirEnds() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            let query = try Errand.query(.issued, "2026-08-15", "2026-11-10")
            try await Errand.run(query, of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                let windows = try await office.store.windows(of: errand.id).filter { $0.parent != nil }
                #expect(
                    windows.map(\.query.days.first.description) == [
                        "2026-08-15", "2026-09-01", "2026-10-01", "2026-11-01",
                    ])
            }
        }
    }

    @Test func aDayAboveTheCapIsCutByKind() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set("{\"rowCap\":60}")
            try await Errand.run(try Errand.query(.received, "2026-10-29", "2026-10-30"), of: enterprise, for: clerk) {
                errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                let windows = try await office.store.windows(of: errand.id)
                #expect(windows.contains { $0.query.kinds.count == 1 && ($0.bureau?.count ?? 0) > 0 })
            }
        }
    }

    /// By sign and by amount, where nothing else is left to cut by.
    @Test func aCapOfOneIsReachedByTheAmounts() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set("{\"rowCap\":1}")
            try await Errand.run(try Errand.query(.received, "2026-10-30", "2026-10-30"), of: enterprise, for: clerk) {
                errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                let windows = try await office.store.windows(of: errand.id)
                #expect(windows.contains { $0.query.totals != nil && $0.bureau?.count == 1 })
            }
        }
    }

    @Test func whatIsHereIsNotDoubledByASecondDownload() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            for _ in 0..<2 {
                try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                    try await errand.wait(for: .proved)
                    try await errand.expectTruth()
                }
            }
        }
    }

    @Test func aDownloadWithoutADefaultAccountOrOverAYearDoesNotBegin() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            await #expect(throws: Downloads.Refusal.noAccount(.received)) {
                try await office.downloads.begin(
                    DownloadRequest(try Errand.october), of: enterprise.id, for: clerk.user.id)
            }
            await #expect(throws: Downloads.Refusal.tooLong(days: 367)) {
                let query = try Errand.query(.received, "2025-10-31", "2026-11-01")
                return try await office.downloads.begin(DownloadRequest(query), of: enterprise.id, for: clerk.user.id)
            }
        }
    }
}
