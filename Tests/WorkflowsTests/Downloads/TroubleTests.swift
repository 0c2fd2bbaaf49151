import Domain
import Foundation
import Store
import Testing
import Workflows

/// Trouble is a state: it waits for what it needs, goes on from where it was, and ends proved.
struct TroubleTests {
    /// October of the larger company, slow enough that it can be met midway.
    private static func october(
        _ knobs: String, _ body: @escaping @Sendable (Clerk, Errand) async throws -> Void
    ) async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.xinghe, with: .wang)
            try await office.world.set(knobs)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { try await body(clerk, $0) }
        }
    }

    @Test func failuresAreOutlasted() async throws {
        try await Self.october(#"{"failureRate":0.1}"#) { clerk, errand in
            try await errand.wait(for: .proved)
            try await errand.expectTruth()
            #expect(try await clerk.office.world.answers(withStatus: 503) > 0)
        }
    }

    /// The console asks far faster than the bureau allows here, so that it is refused again and again.
    @Test func failuresAndALowLimitTogetherAreOutlasted() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.setUp(DemoGroup.chenghu, with: .xu)
            try await office.world.set(#"{"failureRate":0.3,"requestsPerSecond":3}"#)
            try await Errand.run(try Errand.october, of: enterprise, for: clerk) { errand in
                try await errand.wait(for: .proved)
                try await errand.expectTruth()
                #expect(try await office.world.answers(withStatus: 503) > 0)
                #expect(try await office.world.answers(withStatus: 429) > 0)
            }
        }
    }

    @Test func anEndedSessionWaitsForALogin() async throws {
        try await Self.october(#"{"latencyMilliseconds":30}"#) { clerk, errand in
            try await errand.wait { $0.stored > 0 }
            #expect(try await clerk.office.world.endSessions() == 1)
            let waiting = try await errand.wait { $0.state == .waiting }
            #expect(waiting.trouble == .verificationRequired && waiting.stored < 1050)
            let accounts = try await clerk.office.store.accounts(of: errand.enterprise.id)
            #expect(accounts.map(\.state) == [.verificationRequired])

            try await clerk.logIn(.wang, of: errand.enterprise)
            try await errand.wait(for: .proved)
            try await errand.expectTruth()
            #expect(try await errand.row.stored == 1050, "no page was fetched twice")
        }
    }

    @Test func aDemandForVerificationWaitsForALogin() async throws {
        try await Self.october(#"{"latencyMilliseconds":30}"#) { clerk, errand in
            try await errand.wait { $0.stored > 0 }
            try await clerk.office.world.demandVerification()
            try await errand.wait { $0.trouble == .verificationRequired }
            try await clerk.logIn(.wang, of: errand.enterprise)
            try await errand.wait(for: .proved)
            try await errand.expectTruth()
        }
    }

    /// The bureau ends the former session, and what was asked under it comes back refused: no reason to ask a person,
    /// who has just logged in.
    @Test func aLoginDuringADownloadDoesNotStopIt() async throws {
        try await Self.october(#"{"latencyMilliseconds":30}"#) { clerk, errand in
            try await errand.wait { $0.stored > 0 }
            // Slow from here on, so that the refusals come long after the new session is kept.
            try await clerk.office.world.set(#"{"latencyMilliseconds":800}"#)
            try await clerk.logIn(.wang, of: errand.enterprise)
            try await clerk.office.world.set(#"{"latencyMilliseconds":0}"#)
            try await errand.wait { $0.state != .running }
            #expect(try await errand.row.state == .proved)
            #expect(try await clerk.office.store.accounts(of: errand.enterprise.id).map(\.state) == [.usable])
            #expect(try await clerk.office.world.answers(withStatus: 401) > 0, "something was asked under the old one")
            try await errand.expectTruth()
        }
    }

    @Test func maintenanceEndsByItself() async throws {
        try await Self.october(#"{"latencyMilliseconds":30}"#) { clerk, errand in
            let office = clerk.office
            try await errand.wait { $0.stored > 0 }
            let end = office.clock.now.addingTimeInterval(600)
            try await office.world.set("{\"maintenanceUntil\":\"\(end.formatted(.iso8601))\"}")
            let waiting = try await errand.wait { $0.state == .waiting }
            guard case .maintenance(let until)? = waiting.trouble else {
                Issue.record("\(String(describing: waiting.trouble))")
                return
            }
            #expect(abs(until.timeIntervalSince(end)) < 1)
            office.clock.advance(601)
            office.store.jobSignal.fire()
            try await errand.wait(for: .proved)
            try await errand.expectTruth()
            #expect(try await errand.row.stored == 1050, "no page was fetched twice")
        }
    }

    @Test func anAccountWithoutTheRightStops() async throws {
        try await Office.open { office in
            let clerk = try await Clerk(in: office)
            let enterprise = try await clerk.enterprise(DemoGroup.xinghe)
            let receiver = try await clerk.logIn(.receiver, of: enterprise)
            let query = try Errand.query(.issued, "2026-10-01", "2026-10-31")
            // The right was taken from the account after it had become the default.
            let id = try await office.store.begin(
                DownloadRequest(query), of: enterprise.id, by: receiver, for: clerk.user.id, at: office.clock.now
            ).id
            let errand = Errand(office: office, enterprise: enterprise, query: query, id: id)
            try await errand.whileJobsRun { errand in
                try await errand.wait(for: .failed)
                #expect(try await errand.row.trouble == .notPermitted)
                #expect(try await errand.row.stored == 0)
            }
        }
    }

    @Test func aCompanyOnTheOtherSideStopsAndSaysSo() async throws {
        try await Self.october("{\"otherSideCompanies\":[\"\(DemoGroup.xinghe)\"]}") { _, errand in
            try await errand.wait(for: .failed)
            #expect(try await errand.row.trouble == .otherSide)
        }
    }

    @Test func aBureauThatNeverAnswersStopsInTheEnd() async throws {
        try await Self.october(#"{"failureRate":1}"#) { clerk, errand in
            let office = clerk.office
            // Each wait is ended by moving the clock, so that nobody waits for a backoff.
            while try await errand.row.state == .running {
                let change = office.store.progressSignal.listen()
                office.clock.advance(300)
                office.store.jobSignal.fire()
                await change.first(within: .seconds(5))
            }
            #expect(try await errand.row.state == .failed)
            #expect(try await errand.row.trouble == .network)
            try await office.world.set(#"{"failureRate":0}"#)
            try await clerk.logIn(.wang, of: errand.enterprise)
            try await office.store.retry(errand.id, in: clerk.scope, at: office.clock.now)
            try await errand.wait(for: .proved)
            try await errand.expectTruth()
        }
    }
}
