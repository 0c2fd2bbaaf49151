import Domain
import Foundation
import GRDB

@testable import Store

/// A download's life as its jobs lead it, one step a call.
extension Example {
    /// Claims the next job and settles it.
    @discardableResult
    func settle(as outcome: Outcome, at instant: Date? = nil) async throws -> Job? {
        let instant = instant ?? now
        guard let job = try await store.claimJob(for: "boot", at: instant) else { return nil }
        try await store.settle(job, as: outcome, error: nil, at: instant)
        return job
    }

    /// Counts the window, keeps its invoices as one page and compares them.
    func fetch(_ window: WindowRow, _ invoices: [Invoice], counted tally: Tally? = nil) async throws {
        let download = try await row(window.download)
        try await store.count(window, as: tally ?? invoices.tally, at: now)
        try await store.keep(invoices, page: window.nextPage, of: window, in: download, at: now)
        try await store.conclude(window, in: download, counted: tally ?? invoices.tally, at: now)
        try await settle(as: .completed)
    }

    func certify(_ download: Download.ID, counted tally: Tally, mostRounds: Int = 3) async throws {
        try await store.certify(
            try await root(download), in: try await row(download), counted: tally, mostRounds: mostRounds, at: now)
    }

    /// The states of its jobs, in the order in which they were made.
    func jobs(_ download: Download.ID) async throws -> [String] {
        try await store.texts("SELECT state FROM jobs WHERE download_id = ? ORDER BY id", [download.rawValue])
    }
}
