import Domain
import Foundation
import GRDB
import Testing

@testable import Store

/// The files' jobs beside the download's own.
@Suite struct FileJobTests {
    private let example: Example
    private let invoices = (0..<3).map { Invoice.example($0) }
    private var store: Store { example.store }
    private var now: Date { example.now }

    init() async throws { example = try await Example() }

    private func kinds(_ download: Download.ID) async throws -> [String] {
        try await store.texts(
            "SELECT kind || ' ' || state FROM jobs WHERE download_id = ? ORDER BY id", [download.rawValue])
    }

    @Test func aProvedWindowHasOneIfFilesAreWanted() async throws {
        for (files, expected) in [([], 0), ([FileFormat.ofd], 1)] as [(Set<FileFormat>, Int)] {
            let id = try await example.begin(files: files)
            try await example.fetch(try await example.root(id), invoices)
            #expect(try await kinds(id).count { $0 == "download.files ready" } == expected)
            try await store.cancel(id, in: example.scope, at: now)
        }
    }

    @Test func aWindowThatDiffersHasNone() async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices, counted: (invoices + [.example(9)]).tally)
        #expect(try await kinds(id).allSatisfy { !$0.hasPrefix("download.files") })
    }

    /// The download's certificate is of its invoices.
    @Test(arguments: [Outcome.failed(.notPermitted), .parked(.verificationRequired)])
    func whatBecomesOfItLeavesTheDownloadAsItIs(_ outcome: Outcome) async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices)
        try await store.run("DELETE FROM jobs WHERE kind <> 'download.files'")
        try await store.run("UPDATE accounts SET sealed_session = NULL")
        #expect(try await example.settle(as: outcome)?.kind == FileJob.window)
        let row = try await example.row(id)
        #expect(row.state == .running && row.trouble == nil)
    }

    @Test func aLoginWakesItAndACancellationEndsIt() async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices)
        try await store.run("UPDATE jobs SET state = 'parked' WHERE kind = 'download.files'")
        try await store.run("UPDATE downloads SET state = 'proved'")
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        #expect(try await kinds(id).contains("download.files ready"))
        try await store.run("UPDATE downloads SET state = 'running'")
        try await store.cancel(id, in: example.scope, at: now)
        #expect(try await kinds(id).contains("download.files cancelled"))
    }

    /// What the account was to blame for goes on with it; why nothing comes until then is told.
    @Test(arguments: [Trouble.notPermitted, .wrongPassword, .accountLocked(until: .distantFuture)])
    func aLoginWakesWhatStoppedForTheAccount(_ trouble: Trouble) async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices)
        try await store.run("DELETE FROM jobs WHERE kind <> 'download.files'")
        #expect(try await store.filesFault(of: id) == nil)
        _ = try await example.settle(as: .failed(trouble))
        #expect(try await store.filesFault(of: id) == JobFault(trouble))
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        #expect(try await kinds(id) == ["download.files ready"])
        #expect(try await store.filesFault(of: id) == nil)
    }

    @Test func anotherTakesThePlaceOfOneThatStopped() async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices)
        try await store.run("DELETE FROM jobs WHERE kind <> 'download.files'")
        _ = try await example.settle(as: .failed(.notPermitted))
        try await store.retryFiles(of: id, in: example.scope, at: now)
        #expect(try await kinds(id) == ["download.files cancelled", "download.files ready"])
    }

    @Test func aPersonStopsWhatRunsAndWhatWaits() async throws {
        let id = try await example.begin(files: [.ofd])
        try await example.fetch(try await example.root(id), invoices)
        try await store.run("DELETE FROM jobs WHERE kind <> 'download.files'")
        let job = try #require(try await store.claimJob(for: "boot", at: now))
        #expect(try await store.isRunning(job))
        await #expect(throws: StoreError.notFound) { try await store.stopFiles(of: id, in: [], at: now) }
        try await store.stopFiles(of: id, in: example.scope, at: now)
        let isRunning = try await store.isRunning(job)
        #expect(!isRunning)
        try await store.settle(job, as: .cancelled, error: nil, at: now)
        #expect(try await store.filesFault(of: id) == .stopped)
        await #expect(throws: StoreError.conflict) { try await store.stopFiles(of: id, in: example.scope, at: now) }
        try await store.addAccount("13800000001", of: example.enterprise, at: now)
        #expect(try await kinds(id) == ["download.files failed"], "a login is no word of a person's to go on")
        try await store.retryFiles(of: id, in: example.scope, at: now)
        #expect(try await kinds(id) == ["download.files cancelled", "download.files ready"])
    }

    @Test func theExaminationIsOneJob() async throws {
        for _ in 1...2 { try await store.addExamination(first: now) }
        #expect(try await store.number("SELECT count(*) FROM jobs WHERE kind = 'files.examination'") == 1)
        #expect(try await store.claimJob(for: "boot", at: now)?.kind == FileJob.examination)
        try await store.addExamination(first: now)
        #expect(try await store.number("SELECT count(*) FROM jobs") == 1)
    }
}
