import Domain
import Foundation
import Store
import Testing

@testable import Workflows

/// 移除, and what becomes of the disk's downloads.
struct DiskRemovalTests {
    private static func remove(_ desk: DiskDesk) async throws {
        try await desk.office.disks.remove(
            try await desk.disk.facts.number, recording: desk.clerk.deeds(.diskRemoved, "测试"))
    }

    @Test func whatItCarriedStopsAndItMayBeSavedAnew() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.office.world.setDisks("{\"latencyMilliseconds\":40,\"rowCap\":20}")
            let query = try Errand.query(.issued, "2026-06-01", "2026-10-31")
            try await desk.download(query, on: .diskQuery) { errand in
                try await errand.wait { $0.stored > 0 }
                try await Self.remove(desk)
                let stopped = try await errand.wait { $0.state == .failed }
                #expect(stopped.trouble == .accountRemoved && stopped.stored > 0)
            }
            try await desk.expect { $0.isInserted && $0.account == nil }
            await #expect(throws: Downloads.Refusal.noDisk) {
                try await desk.office.downloads.begin(
                    DownloadRequest(query, tab: .diskQuery), of: desk.enterprise.id, for: desk.clerk.user.id)
            }
            try await desk.office.world.setDisks("{\"latencyMilliseconds\":0,\"rowCap\":500}")
            try await desk.save()
            try await desk.download(query, on: .diskQuery) { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
            }
        }
    }

    @Test func aWaitingDownloadStopsToo() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.agent.remove()
            try await desk.download(try Errand.query(.issued, "2026-10-01", "2026-10-31"), on: .diskQuery) { errand in
                try await errand.wait { $0.state == .waiting }
                try await Self.remove(desk)
                #expect(try await errand.row.trouble == .accountRemoved)
            }
            #expect(try await desk.office.store.disks(of: [desk.enterprise.id]).isEmpty)
        }
    }
}
