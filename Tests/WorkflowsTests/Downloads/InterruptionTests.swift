import Domain
import Foundation
import Store
import Testing
import Workflows

/// A download that is ended, by a person or with its process, leaves everything in order.
struct InterruptionTests {
    @Test func aCancelledDownloadStopsAtItsNextPage() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(#"{"latencyMilliseconds":50}"#)
            let query = try Errand.october
            let kept = LibraryFilter(enterprise: enterprise.id, query: query)
            try await Errand.run(query, of: enterprise, for: clerk) { errand in
                try await errand.wait { $0.stored > 0 }
                try await office.store.cancel(errand.id, in: clerk.scope, at: office.clock.now)
                let atOnce = try await office.store.tally(matching: kept)
                #expect(atOnce.count > 0 && atOnce.count < 1050)
                // A second download over the same days has the runner's whole attention, and is proved.
                let next = try await office.downloads.begin(
                    DownloadRequest(query), of: enterprise.id, for: clerk.user.id
                ).id
                let second = Errand(office: office, enterprise: enterprise, query: query, id: next)
                try await second.wait(for: .proved)
                try await second.expectTruth()
                let row = try await errand.row
                #expect(row.state == .cancelled && row.endedAt != nil && row.stored == atOnce.count)
            }
            #expect(try await office.store.nextJobAt() == nil, "nothing of the cancelled download is left to do")
        }
    }

    @Test func whatIsOverCannotBeCancelled() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                await #expect(throws: IllegalMove.self) {
                    try await office.store.cancel(errand.id, in: clerk.scope, at: office.clock.now)
                }
                await #expect(throws: StoreError.notFound) {
                    try await office.store.cancel(errand.id, in: [], at: office.clock.now)
                }
            }
        }
    }

    @Test func anotherBootGoesOnWhereTheFirstWasStopped() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(#"{"latencyMilliseconds":30}"#)
            let query = try Errand.october
            let id = try await office.downloads.begin(DownloadRequest(query), of: enterprise.id, for: clerk.user.id).id
            let errand = Errand(office: office, enterprise: enterprise, query: query, id: id)
            try await errand.whileJobsRun(boot: "first") { try await $0.wait { $0.stored > 0 } }
            // A job that the dead process held: claimed, and never settled.
            let held = try await office.store.claimJob(for: "first", at: office.clock.now.addingTimeInterval(3600))
            #expect(held != nil)
            try await errand.whileJobsRun(boot: "second") { try await $0.wait(for: .proved) }
            try await errand.expectTruth()
            #expect(try await errand.row.stored == 1050, "no page was fetched twice")
        }
    }
}
