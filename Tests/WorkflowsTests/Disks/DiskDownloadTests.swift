import Domain
import Foundation
import Jobs
import Store
import Testing

@testable import Workflows

/// 税控模式: the engine as it is, with a disk's session.
struct DiskDownloadTests {
    @Test(arguments: [(DownloadTab.diskTicking, Direction.received), (.diskQuery, .received), (.diskQuery, .issued)])
    func bothListsComeToWhatTheOracleHas(tab: DownloadTab, direction: Direction) async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            // Over two months, which the platform does not answer at once, and above its cap.
            try await desk.office.world.setDisks("{\"rowCap\":30}")
            try await desk.download(try Errand.query(direction, "2026-09-10", "2026-10-31"), on: tab) { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                #expect(try await errand.row.stored > 30)
            }
        }
    }

    @Test func aDiskThatIsPulledParksTheDownloadAndBackItGoesOn() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.office.world.setDisks("{\"latencyMilliseconds\":40,\"rowCap\":20}")
            let query = try Errand.query(.issued, "2026-06-01", "2026-10-31")
            try await desk.download(query, on: .diskQuery) { errand in
                try await errand.wait { $0.stored > 0 }
                try await desk.agent.remove()
                let waiting = try await errand.wait { $0.state == .waiting }
                #expect(waiting.trouble == .diskMissing && waiting.stored > 0)
                try await desk.agent.insert()
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
            }
        }
    }

    @Test func aSessionThatEndedIsRenewedWhileTheDiskIsIn() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.office.world.endDiskSessions()
            try await desk.download(try Errand.query(.issued, "2026-10-01", "2026-10-31"), on: .diskQuery) { errand in
                try await errand.wait(for: .proved)
                try await desk.expect { $0.state == .usable }
            }
        }
    }

    @Test func aClockThatIsOffIsWaitedFor() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.office.world.setDisks("{\"clockAheadMinutes\":10}")
            try await desk.office.world.endDiskSessions()
            try await desk.download(try Errand.query(.issued, "2026-10-01", "2026-10-31"), on: .diskQuery) { errand in
                let waiting = try await errand.wait { $0.state == .waiting }
                #expect(waiting.trouble?.code == "disk-clock")
                try await desk.expect { $0.state == .usable }
                try await desk.office.world.setDisks("{\"clockAheadMinutes\":0}")
                desk.office.clock.advance(61)
                desk.office.store.jobSignal.fire()
                try await errand.wait(for: .proved)
            }
        }
    }

    @Test func aSessionThatEndsAsSoonAsItIsMadeIsFollowedByAPause() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            let (disks, account) = (desk.office.disks, try #require(try await desk.disk.account))
            @Sendable func ended() async throws -> Duration {
                try await disks.ended(try await disks.session(of: account, for: .diskQuery))
            }
            try await desk.agent.whileObeying {
                // The person's, and then two of the machine's.
                #expect(try await ended() == .zero)
                let second = try await disks.session(of: account, for: .diskQuery)
                #expect(try await disks.ended(second) == .seconds(60))
                #expect(try await ended() == .seconds(60))
                // What another job had before is no reason to wait, nor is one that has served its time.
                #expect(try await disks.ended(second) == .zero)
                let last = try await disks.session(of: account, for: .diskQuery)
                desk.office.clock.advance(61)
                #expect(try await disks.ended(last) == .zero)
            }
        }
    }

    @Test func noMachineTriesAfterAPersonsPasswordWasWrong() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.agent.insert(triesLeft: 4)
            try await desk.office.world.endDiskSessions()
            try await desk.download(try Errand.query(.issued, "2026-10-01", "2026-10-31"), on: .diskQuery) { errand in
                let waiting = try await errand.wait { $0.state == .waiting }
                #expect(waiting.trouble == .diskUnverified)
                try await desk.expect { $0.facts.triesLeft == 4 }
                try await desk.expect { $0.state == .verificationRequired }
                // The person saves, and it goes on.
                let disk = try await desk.disk
                try await desk.office.disks.save(
                    DiskPasswords(certificate: TestAgent.password), of: disk, expecting: 4, by: desk.clerk.user.id,
                    recording: desk.clerk.deeds(.diskSaved, "测试"))
                try await errand.wait(for: .proved)
            }
        }
    }

    @Test func aCompanyThatWasMovedStopsTheDownload() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            try await desk.office.world.setDisks("{\"otherSideCompanies\":[\"\(DemoGroup.chenghu)\"]}")
            try await desk.download(try Errand.query(.issued, "2026-10-01", "2026-10-31"), on: .diskQuery) { errand in
                let failed = try await errand.wait { $0.state == .failed }
                #expect(failed.trouble == .otherSide)
            }
        }
    }

    @Test func withoutASavedDiskNothingBegins() async throws {
        try await DiskDesk.open { desk in
            await #expect(throws: Downloads.Refusal.noDisk) {
                try await desk.office.downloads.begin(
                    DownloadRequest(try Errand.query(.issued, "2026-10-01", "2026-10-31"), tab: .diskQuery),
                    of: desk.enterprise.id, for: desk.clerk.user.id)
            }
        }
    }

    @Test func aPredictionAsksThePlatform() async throws {
        try await DiskDesk.open { desk in
            try await desk.save()
            let request = DownloadRequest(try Errand.query(.issued, "2026-09-01", "2026-10-31"), tab: .diskQuery)
            let prediction = try await desk.office.downloads.prediction(of: request, of: desk.enterprise.id)
            let truth = try await Truth(
                of: DemoGroup.chenghu, "issued", from: "2026-09-01", to: "2026-10-31", in: desk.office.world)
            #expect(prediction.invoices == truth.count)
        }
    }
}
