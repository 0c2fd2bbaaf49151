import Domain
import Foundation
import Store
import Testing
import Workflows

/// What comes late or changes after it was downloaded is found by the next run, and listed.
@Suite(.timeLimit(.minutes(5))) struct SyncTests {
    @Test func lateArrivalsAreFoundAndListedAsNew() async throws {
        try await Routine.open(knobs: #"{"requestsPerSecond":1000,"lateRate":0.4,"lateDays":7}"#) { routine in
            try await routine.whileJobsRun {
                try await routine.passToNextRun()
                let first = try await routine.nextSync()
                #expect(first.state == .proved)
                let seen = try await routine.changes(since: .distantPast)
                let firsts = Dictionary(uniqueKeysWithValues: seen.map { ($0.invoice.number.key, $0.cursor.seenAt) })
                let between = routine.office.clock.now
                // A week later those that were late have come.
                routine.office.clock.advance(6 * 86_400)
                try await routine.passToNextRun()
                let second = try await routine.nextSync(after: first.id)
                #expect(second.state == .proved)
                // The console was off for five runs: their days are asked for too.
                #expect(second.query.days.first <= first.query.days.last + 1 - 10)
                try await routine.errand(of: second).expectTruth()
                let new = try await routine.changes(.added, since: between)
                let late = new.filter { Day(at: $0.invoice.issuedAt) < first.query.days.last }
                #expect(!late.isEmpty, "some came late")
                #expect(Set(new.map(\.invoice.number.key)).isDisjoint(with: firsts.keys))
                for change in try await routine.changes(.added, since: .distantPast) {
                    let key = change.invoice.number.key
                    #expect(firsts[key] ?? change.cursor.seenAt == change.cursor.seenAt, "the first sight stays")
                }
            }
        }
    }

    @Test func whatChangedAfterTheDownloadIsListed() async throws {
        try await Routine.open(knobs: #"{"requestsPerSecond":1000,"statusChangeRate":0.5}"#) { routine in
            try await routine.whileJobsRun {
                try await routine.passToNextRun()
                let first = try await routine.nextSync()
                let before = Dictionary(
                    uniqueKeysWithValues: try await routine.changes(since: .distantPast).map {
                        ($0.invoice.number.key, $0.invoice)
                    })
                let between = routine.office.clock.now
                routine.office.clock.advance(4 * 86_400)
                try await routine.passToNextRun()
                let second = try await routine.nextSync(after: first.id)
                #expect(second.state == .proved)
                let reversed = try await routine.changes(.reversed, since: between)
                let changed = try await routine.changes(.changed, since: between)
                #expect(!reversed.isEmpty && !changed.isEmpty)
                for change in reversed + changed {
                    let former = try #require(before[change.invoice.number.key], "known before")
                    switch change.fact {
                    case .status: #expect(change.before == former.status.rawValue)
                    case .deduction: #expect(change.before == former.deduction.rawValue)
                    default: Issue.record("\(String(describing: change.fact)) does not change in this bureau")
                    }
                    #expect(change.before != change.after)
                }
                // Nothing that changed escaped: what is here now is what was there, and the changes.
                let now = try await routine.errand(of: second).library.map(\.invoice)
                let others = now.filter { invoice in
                    before[invoice.number.key].map { $0.status != invoice.status } ?? false
                }
                #expect(
                    Set(others.map(\.number.key))
                        == Set((reversed + changed).filter { $0.fact == .status }.map(\.invoice.number.key)))
                #expect(Set(reversed.map(\.invoice.status)).isSubset(of: [.reversed, .partlyReversed]))
            }
        }
    }

    /// The runner ends in the middle of a run, as by kill -9, and another goes on with it.
    @Test func aRunThatIsInterruptedIsGoneOnWith() async throws {
        try await Routine.open(knobs: #"{"requestsPerSecond":1000,"latencyMilliseconds":60}"#) { routine in
            try await routine.passToNextRun()
            try await routine.whileJobsRun {
                try await routine.office.until {
                    try await routine.office.store.lastSyncs(of: routine.enterprise.id).contains { $0.stored > 0 }
                }
            }
            let begun = try #require(try await routine.office.store.lastSyncs(of: routine.enterprise.id).last)
            try #require(!begun.state.isOver, "it was interrupted in the middle")
            try await routine.office.syncs.schedule()
            try await routine.whileJobsRun {
                let row = try await routine.nextSync()
                #expect(row.id == begun.id && row.state == .proved)
                try await routine.errand(of: row).expectTruth()
            }
        }
    }
}
