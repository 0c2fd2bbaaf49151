import Domain
import Foundation
import Testing

@testable import Store

@Suite struct DownloadConclusionTests {
    private let example: Example
    private let id: Download.ID
    private let invoices = (0..<6).map { Invoice.example($0 * 24) }
    private var store: Store { example.store }

    init() async throws {
        example = try await Example()
        id = try await example.begin()
    }

    private func state() async throws -> Download.State { try await example.row(id).state }

    @Test(arguments: [
        Tally(count: 7, sums: (0..<6).map { Invoice.example($0) }.tally.sums),
        Tally(count: 6, sums: (0..<6).map { Invoice.example($0, amount: 10_001) }.tally.sums),
    ])
    func anyUnequalFigureDiffers(_ tally: Tally) async throws {
        try await example.fetch(try await example.root(id), invoices, counted: tally)
        let root = try await example.root(id)
        #expect(root.state == .differing && root.bureau == tally && root.own == invoices.tally)
        try await example.certify(id, counted: tally, mostRounds: 1)
        #expect(try await state() == .differing)
    }

    @Test func isReadAgainWhileRoundsAllow() async throws {
        let more = (invoices + [.example(1)]).tally
        for round in 1...3 {
            try await example.fetch(try await example.root(id), invoices, counted: more)
            #expect(try await state() == .running, "round \(round)")
            try await example.certify(id, counted: more, mostRounds: 3)
            try await example.settle(as: .completed)
        }
        #expect(try await state() == .differing)
        #expect(try await example.row(id).endedAt == example.now)
        #expect(try await Set(example.jobs(id)) == ["completed"])
    }

    /// One window alone: received invoices arrive between its own count and the certificate's.
    @Test func aLateArrivalIsReadAndProved() async throws {
        try await example.fetch(try await example.root(id), invoices)
        #expect(try await example.root(id).state == .proved)
        let late = Invoice.example(5)
        try await example.certify(id, counted: (invoices + [late]).tally)
        #expect(try await state() == .running)
        try await example.settle(as: .completed)
        let reopened = try await example.root(id)
        #expect(reopened.state == .open && reopened.bureau == nil && reopened.own == nil && reopened.nextPage == 1)
        try await example.fetch(reopened, invoices + [late])
        try await example.certify(id, counted: (invoices + [late]).tally)
        #expect(try await state() == .proved)
        #expect(try await example.root(id).state == .proved)
    }

    @Test func aLateArrivalAfterTheLastRoundShowsOnItsWindow() async throws {
        try await example.fetch(try await example.root(id), invoices)
        let more = (invoices + [.example(5)]).tally
        try await example.certify(id, counted: more, mostRounds: 1)
        #expect(try await state() == .differing)
        let root = try await example.root(id)
        #expect(root.state == .differing && root.bureau == more && root.own == invoices.tally)
    }

    /// A crash between the verdict and the acknowledgement runs the job again, beside the windows that it reopened.
    @Test func aCertificateRunTwiceProvesNothingWhileWindowsAreOpen() async throws {
        try await example.fetch(try await example.root(id), invoices)
        try await example.certify(id, counted: (invoices + [.example(5)]).tally)
        let jobs = try await example.jobs(id)
        try await example.certify(id, counted: invoices.tally)
        #expect(try await state() == .running)
        #expect(try await example.root(id).state == .open)
        #expect(try await example.jobs(id) == jobs)
    }

    @Test func aCertificateOfWhatIsOverIsRefused() async throws {
        try await example.fetch(try await example.root(id), invoices)
        try await example.certify(id, counted: invoices.tally)
        await #expect(throws: StoreError.conflict) { try await example.certify(id, counted: invoices.tally) }
    }

    @Test func aRetryReadsWhatDiffersAnew() async throws {
        let more = (invoices + [.example(5)]).tally
        try await example.fetch(try await example.root(id), invoices, counted: more)
        try await example.certify(id, counted: more, mostRounds: 1)
        try await example.settle(as: .completed)
        try await store.retry(id, in: example.scope, at: example.now)
        #expect(try await state() == .running)
        #expect(try await example.row(id).endedAt == nil)
        #expect(try await example.row(id).stored == 0)
        try await example.fetch(try await example.root(id), invoices + [.example(5)])
        try await example.certify(id, counted: more)
        #expect(try await state() == .proved)
    }
}
